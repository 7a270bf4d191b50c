import { valueText } from '../model/value-text.js'
import { sample } from '../model/sample.js'
import type { Fix } from '../model/problem.js'
import type { ProjectModel, ReadFunction } from '../model/project.js'
import type { FunctionReference } from '../model/wiring.js'
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
    fix: "Give it 'input: {input}'",
  },
  mend: "Give 'input' next to 'run' and 'schedule', or make the function's input optional.",
  docs: 'docs/diagnostics/missing-cron-input.md',
  about: 'cron',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const { transport, address, target, options } = entry
      if (transport !== 'cron' || !target || !options || 'input' in options) continue
      const read = project.functionOf(target)
      if (!read || read.model.input === undefined || takesNothing(read.types, read.model.input)) continue
      const values = { function: read.model.name, address }
      const related = relatedFunction(missingCronInput, read.model, target)
      const at = shownAt(entry, target.span)
      yield problem(missingCronInput, say(missingCronInput, 'missing', values), at, {
        related,
        fixes: at === target.span ? fixesOf(project, target, read) : [],
      })
    }
  },
}

/** An input that fits, to be filled in; where JavaScript says it as JSON does. */
function fixesOf(project: ProjectModel, target: FunctionReference, { model, types }: ReadFunction): Fix[] {
  if (model.input === undefined || !isExpression(target)) return []
  const example = sample(types, model.input)
  if (!project.judgeOf(types, model.input).is(example)) return []
  const { file, start, length } = target.span
  const input = valueText(example)
  const edits = [{ span: { file, start: start + length, length: 0 }, text: `, input: ${input}` }]
  return [{ title: say(missingCronInput, 'fix', { input }), edits }]
}

/** Whether the function is named or written as a value, and not as a method, whose body follows its name. */
function isExpression({ written, declaration, span }: FunctionReference): boolean {
  return written !== undefined || (declaration.start === span.start && declaration.length === span.length)
}
