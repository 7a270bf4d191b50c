import type { FunctionModel } from '../model/functions.js'
import type { Problem } from '../model/problem.js'
import type { EntryModel } from '../model/wiring.js'
import { indexOf } from './project-index.js'
import { relatedFunction } from './related-function.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

/** A status that the answers of a route cannot have. */
export const contradictoryStatus: RuleImplementation = {
  code: 790023,
  name: 'contradictory-status',
  // The answer is right all the same: only the status is another one than whoever wrote it believes.
  severity: 'warning',
  title: 'The status of a route contradicts what its function returns',
  messages: {
    nothing: "'{function}' returns nothing, so the answer is 204 and never {status}.",
    body: "An answer with the status {status} has no body, but '{function}' returns something.",
    function: "'{function}' is declared here.",
    fix: "Change '{value}' to '{status}'",
  },
  mend: 'Take the status out, or change it to one that fits what the function returns.',
  docs: 'docs/diagnostics/contradictory-status.md',
  about: 'options',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const status = entry.transport === 'http' ? entry.options?.['status']?.literal : undefined
      if (!status) continue
      const read = entry.target && project.functionOf(entry.target)
      const hasOutput =
        read && (read.model.output !== undefined || read.obstacles.some(({ role }) => role === 'output'))
      const key = contradiction(Number(status.value), hasOutput)
      if (key !== undefined) yield problemOf(entry, key, status, read?.model)
    }
  },
}

function contradiction(status: number, hasOutput: boolean | undefined): keyof typeof fitting | undefined {
  // What is no status of an answer is another rule's business.
  if (!Number.isInteger(status) || status < 200 || status > 299) return undefined
  const isEmpty = status === 204 || status === 205
  if (hasOutput === undefined || hasOutput !== isEmpty) return undefined
  return hasOutput ? 'body' : 'nothing'
}

/** The status that the answer has all the same. */
const fitting = { body: 200, nothing: 204 }

function problemOf(
  entry: EntryModel,
  key: keyof typeof fitting,
  { value, span }: { value: string | number; span: Problem['span'] },
  model: FunctionModel | undefined,
): Problem {
  const related = !model ? [] : relatedFunction(contradictoryStatus, model, entry.target)
  const status = fitting[key]
  const isPlain = span.length === String(value).length
  const message = say(contradictoryStatus, key, { status: value, function: model?.name ?? '' })
  return problem(contradictoryStatus, message, shownAt(entry, span), {
    related,
    fixes: isPlain
      ? [{ title: say(contradictoryStatus, 'fix', { value, status }), edits: [{ span, text: String(status) }] }]
      : [],
  })
}
