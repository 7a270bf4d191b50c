import { indexOf } from './project-index.js'
import { relatedFunction } from './related-function.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'
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
    for (const entry of indexOf(project).entries(file)) {
      const { transport, address, target, options } = entry
      if (transport !== 'cron' || !target || !options || 'input' in options) continue
      const read = project.functionOf(target)
      if (!read || read.model.input === undefined || takesNothing(read.types, read.model.input)) continue
      const values = { function: read.model.name, address }
      const related = relatedFunction(missingCronInput, read.model, target)
      yield problem(missingCronInput, say(missingCronInput, 'missing', values), shownAt(entry, target.span), {
        related,
      })
    }
  },
}
