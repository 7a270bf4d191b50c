import type { Problem } from '../model/problem.js'
import type { EntryModel } from '../model/wiring.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A status that the answers of a route cannot have. */
export const contradictoryStatus: RuleImplementation = {
  code: 790023,
  name: 'contradictory-status',
  // The answer is right all the same: only the status is another one than whoever wrote it believes.
  severity: 'warning',
  title: 'The status of a route contradicts what its function returns',
  messages: {
    range: "'{status}' is not the status of a successful answer: those are 200 to 299.",
    nothing: "'{function}' returns nothing, so the answer is 204 and never {status}.",
    body: "An answer with the status {status} has no body, but '{function}' returns something.",
    function: "'{function}' is declared here.",
  },
  mend: 'Take the status out, or change it to one that fits what the function returns.',
  docs: 'docs/diagnostics/contradictory-status.md',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const status = entry.transport === 'http' ? entry.options?.['status']?.literal : undefined
      if (!status || (file !== undefined && status.span.file !== file)) continue
      const read = entry.target && project.functionOf(entry.target)
      const hasOutput =
        read && (read.model.output !== undefined || read.obstacles.some(({ role }) => role === 'output'))
      const value = Number(status.value)
      const key = contradiction(value, hasOutput)
      if (key !== undefined) yield problemOf(entry, key, status, read?.model)
    }
  },
}

function contradiction(status: number, hasOutput: boolean | undefined): string | undefined {
  if (!Number.isInteger(status) || status < 200 || status > 299) return 'range'
  const isEmpty = status === 204 || status === 205
  if (hasOutput === undefined || hasOutput !== isEmpty) return undefined
  return hasOutput ? 'body' : 'nothing'
}

function problemOf(
  { target }: EntryModel,
  key: string,
  { value, span }: { value: string | number; span: Problem['span'] },
  model: { name: string; span: Problem['span'] } | undefined,
): Problem {
  const values = { status: value, function: model?.name ?? '' }
  const isInline = model?.span.start === target?.span.start && model?.span.file === target?.span.file
  const related =
    key === 'range' || !model || isInline
      ? []
      : [{ span: model.span, message: say(contradictoryStatus, 'function', values) }]
  return problem(contradictoryStatus, say(contradictoryStatus, key, values), span, { related })
}
