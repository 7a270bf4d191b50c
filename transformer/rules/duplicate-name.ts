import type { Fix, Problem } from '../model/problem.js'
import { entryKind, type EntryKind } from '../model/entry-kind.js'
import type { EntryModel } from '../model/wiring.js'
import type { Assembly } from './assembly.js'
import { entryCommand } from './entry-key.js'
import { indexOf } from './project-index.js'
import { readablePlace } from './readable-place.js'
import { problem, say, type RuleImplementation } from './rule.js'

const things: Partial<Record<EntryKind, string>> = {
  rpc: 'RPC method',
  queue: 'queue',
  cron: 'cron entry',
  workflow: 'workflow',
  tool: 'tool',
  resource: 'resource',
  prompt: 'prompt',
  cli: 'command',
}

/** Something with a name that an app has twice. */
export const duplicateName: RuleImplementation = {
  code: 790009,
  name: 'duplicate-name',
  severity: 'error',
  title: 'Two entries of an app have the same name',
  messages: {
    duplicate: "The {thing} '{name}' is wired a second time {place}.",
    resource: "The resource '{name}' has the same URIs as '{alike}' {place}: names of variables tell nothing apart.",
    cli: "The command '{name}' has the same words as '{alike}' {place}: arguments tell no commands apart.",
    other: 'The other one is here.',
    fix: "Rename it to '{free}'",
  },
  mend: 'Remove one of the two, or give it another name.',
  docs: 'docs/diagnostics/duplicate-name.md',
  about: ['rpc', 'queue', 'cron', 'workflow', 'mcp', 'cli'],
  *find({ project, file }) {
    for (const { assembly, entry } of indexOf(project).written(file)) {
      const isPart = entry.slot !== undefined && entry.transport !== 'mcp'
      if (isPart || things[entryKind(entry)] === undefined) continue
      const others = assembly.namesakes(entry)
      if (others.length > 0) yield problemOf(entry, others, assembly)
    }
  },
}

function problemOf(entry: EntryModel, others: readonly EntryModel[], assembly: Assembly): Problem {
  const kind = entryKind(entry)
  const [other = entry] = others
  const values = {
    thing: things[kind] ?? '',
    name: entry.address,
    alike: other.address,
    place: readablePlace(other, entry.span.file),
  }
  const key = other.address === entry.address ? 'duplicate' : kind
  return problem(duplicateName, say(duplicateName, key, values), entry.span, {
    related: others.slice(0, 5).map(({ span }) => ({ span, message: say(duplicateName, 'other') })),
    fixes: fixesOf(entry, assembly),
  })
}

/** Where it can be told how the key is written: a name, or a text with something in it that no name has. */
function fixesOf(entry: EntryModel, assembly: Assembly): Fix[] {
  const { address, span, raw, target } = entry
  if (raw !== undefined || address === '' || /^\d/.test(address) || entryKind(entry) === 'resource') return []
  if (entry.transport === 'cli') return commandFixes(entry, assembly)
  const gap = /^\w+$/.test(address) ? '' : '-'
  const numbered = [2, 3, 4, 5].map((number) => `${address}${gap}${number}`)
  const names = target && /^[A-Za-z_$][\w$]*$/.test(target.name) ? [target.name, ...numbered] : numbered
  const free = names.find((name) => !assembly.hasName({ ...entry, address: name }))
  if (free === undefined) return []
  const isShorthand = target?.span.start === span.start && target.span.file === span.file
  const text = isShorthand ? `${free}: ${address}` : free
  return [{ title: say(duplicateName, 'fix', { free }), edits: [{ span, text }] }]
}

/** Another last word. */
function commandFixes(entry: EntryModel, assembly: Assembly): Fix[] {
  const command = entryCommand(entry)
  if (Array.isArray(command)) return []
  const words = command.words.join(' ')
  const rest = entry.address.slice(words.length)
  const free = [2, 3, 4, 5]
    .map((number) => `${words}-${number}${rest}`)
    .find((address) => !assembly.hasName({ ...entry, address }))
  if (free === undefined) return []
  return [{ title: say(duplicateName, 'fix', { free }), edits: [{ span: entry.span, text: free }] }]
}
