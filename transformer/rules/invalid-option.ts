import type { LiteralModel } from '../model/literal.js'
import type { Span } from '../model/place.js'
import type { Problem } from '../model/problem.js'
import { entryKind, type EntryKind } from '../model/entry-kind.js'
import type { EntryModel, EntryOption } from '../model/wiring.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

/** What a number may be. */
interface Range {
  least: number
  most?: number
  /** Set where it need not be a whole number. */
  fraction?: true
  /** Set where it has to be more than the least. */
  above?: true
}

/** What each option may be. */
const ranges: Partial<Record<EntryKind, Readonly<Record<string, Range>>>> = {
  http: { status: { least: 200, most: 299 }, bodyLimit: { least: 0 }, timeout: { least: 1 } },
  queue: {
    retries: { least: 0 },
    backoff: { least: 0, fraction: true },
    concurrency: { least: 1 },
    groupConcurrency: { least: 1 },
    'rateLimit.max': { least: 1 },
    'rateLimit.per': { least: 0, above: true, fraction: true },
    timeout: { least: 1 },
    keepDead: { least: 0, fraction: true },
  },
  cron: {
    retries: { least: 0 },
    backoff: { least: 0, fraction: true },
    timeout: { least: 1 },
    keepDead: { least: 0, fraction: true },
  },
  workflow: {
    retries: { least: 0 },
    backoff: { least: 0, fraction: true },
    concurrency: { least: 1 },
    timeout: { least: 1 },
  },
  tool: { timeout: { least: 1 } },
  resource: { timeout: { least: 1 } },
  prompt: { timeout: { least: 1 } },
  cli: { timeout: { least: 1 } },
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
    above: "'{option}' has to be a number above {least}, not {value}.",
    between: "'{option}' has to be a whole number from {least} to {most}, as a successful answer has, not {value}.",
    fix: "Change '{value}' to '{nearest}'",
  },
  mend: 'Give the option a number that it can be.',
  docs: 'docs/diagnostics/invalid-option.md',
  about: 'options',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      for (const [option, range] of Object.entries(ranges[entryKind(entry)] ?? {})) {
        const written = writtenAs(entry, option)
        if (written && !isIn(range, Number(written.value))) yield problemOf(entry, option, written, range)
      }
    }
  },
}

/** An option's value, or that of a member of an option that is an object. */
function writtenAs({ options }: EntryModel, path: string): { value: string | number; span: Span } | undefined {
  const [option = '', member] = path.split('.')
  const given: EntryOption | undefined = options?.[option]
  if (member === undefined) return given?.literal
  const part: LiteralModel | undefined = given?.written?.members?.get(member)
  return typeof part?.value === 'number' ? { value: part.value, span: part.span } : undefined
}

function isIn({ least, most = Infinity, fraction, above }: Range, value: number): boolean {
  return (above ? value > least : value >= least) && value <= most && (fraction === true || Number.isInteger(value))
}

function problemOf(
  entry: EntryModel,
  option: string,
  { value, span }: { value: string | number; span: Span },
  { least, most = Infinity, fraction, above }: Range,
): Problem {
  const key = most < Infinity ? 'between' : above ? 'above' : fraction ? 'number' : 'whole'
  const message = say(invalidOption, key, { option, least, most, value })
  // Which status was meant, nobody can tell.
  if (most < Infinity) return problem(invalidOption, message, shownAt(entry, span))
  const nearest = String(Math.max(above ? 1 : least, Math.round(Number(value))))
  const fixes = [{ title: say(invalidOption, 'fix', { value, nearest }), edits: [{ span, text: nearest }] }]
  return problem(invalidOption, message, shownAt(entry, span), { fixes })
}
