import type { Problem } from '../model/problem.js'
import type { EntryModel, Transport } from '../model/wiring.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

/** The least that each option can be; all but `backoff` are whole numbers. */
const least: Partial<Record<Transport, Readonly<Record<string, number>>>> = {
  http: { bodyLimit: 0, timeout: 1 },
  queue: { retries: 0, backoff: 0, concurrency: 1, timeout: 1 },
  workflow: { retries: 0, backoff: 0, concurrency: 1, timeout: 1 },
}

/** A number that an option cannot be: the app would not start, or do something else. */
export const invalidOption: RuleImplementation = {
  code: 790035,
  name: 'invalid-option',
  severity: 'error',
  title: 'An option of an entry has a value that it cannot have',
  messages: {
    whole: "'{option}' has to be a whole number from {least}, not {value}.",
    number: "'{option}' has to be a number from {least}, not {value}.",
    fix: "Change '{value}' to '{nearest}'",
  },
  mend: 'Give the option a number that it can be.',
  docs: 'docs/diagnostics/invalid-option.md',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      for (const [option, limit] of Object.entries(least[entry.transport] ?? {})) {
        const written = entry.options?.[option]?.literal
        const value = Number(written?.value)
        if (written && !(value >= limit && (option === 'backoff' || Number.isInteger(value))))
          yield problemOf(entry, option, written, limit)
      }
    }
  },
}

function problemOf(
  entry: EntryModel,
  option: string,
  { value, span }: { value: string | number; span: Problem['span'] },
  limit: number,
): Problem {
  const key = option === 'backoff' ? 'number' : 'whole'
  const nearest = String(Math.max(limit, Math.round(Number(value))))
  const message = say(invalidOption, key, { option, least: limit, value })
  const fixes = [{ title: say(invalidOption, 'fix', { value, nearest }), edits: [{ span, text: nearest }] }]
  return problem(invalidOption, message, shownAt(entry, span), { fixes })
}
