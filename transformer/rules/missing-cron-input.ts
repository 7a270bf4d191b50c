import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { takesNothing } from './text-types.js'

/** A function that needs an input, and runs by the clock without one. */
export const missingCronInput: RuleImplementation = {
  code: 790025,
  name: 'missing-cron-input',
  severity: 'error',
  title: 'A cron entry gives no input to a function that needs one',
  messages: {
    missing: "'{function}' needs an input, and the cron entry '{address}' gives it none.",
    function: "'{function}' is declared here.",
  },
  mend: "Give 'input' next to 'run' and 'schedule', or make the function's input optional.",
  docs: 'docs/diagnostics/missing-cron-input.md',
  *find({ project, file }) {
    for (const { transport, address, target, options } of indexOf(project).entries(file)) {
      if (transport !== 'cron' || !target || !options || 'input' in options) continue
      if (file !== undefined && target.span.file !== file) continue
      const read = project.functionOf(target)
      if (!read || read.model.input === undefined || takesNothing(read.types, read.model.input)) continue
      const values = { function: read.model.name, address }
      const isInline = read.model.span.start === target.span.start && read.model.span.file === target.span.file
      const related = isInline ? [] : [{ span: read.model.span, message: say(missingCronInput, 'function', values) }]
      yield problem(missingCronInput, say(missingCronInput, 'missing', values), target.span, { related })
    }
  },
}
