import type { Fix, Problem } from '../model/problem.js'
import type { EntryModel } from '../model/wiring.js'
import type { Assembly } from './assembly.js'
import { indexOf } from './project-index.js'
import { readablePlace } from './readable-place.js'
import { problem, say, type RuleImplementation } from './rule.js'

const things: Partial<Record<EntryModel['transport'], string>> = {
  rpc: 'RPC method',
  queue: 'queue',
  cron: 'cron entry',
  workflow: 'workflow',
}

/** An RPC method, queue, cron entry or workflow that an app has twice. */
export const duplicateName: RuleImplementation = {
  code: 790009,
  name: 'duplicate-name',
  severity: 'error',
  title: 'Two RPC methods, queues, cron entries or workflows of an app have the same name',
  messages: {
    duplicate: "The {thing} '{name}' is wired a second time {place}.",
    other: 'The other one is here.',
    fix: "Rename it to '{free}'",
  },
  mend: 'Remove one of the two, or give it another name.',
  docs: 'docs/diagnostics/duplicate-name.md',
  about: 'entries',
  *find({ project, file }) {
    for (const { assembly, entry } of indexOf(project).written(file)) {
      if (!(entry.transport in things) || entry.slot !== undefined) continue
      const others = assembly.namesakes(entry)
      if (others.length > 0) yield problemOf(entry, others, assembly)
    }
  },
}

function problemOf(entry: EntryModel, others: readonly EntryModel[], assembly: Assembly): Problem {
  const values = {
    thing: things[entry.transport] ?? '',
    name: entry.address,
    place: readablePlace(others[0] ?? entry, entry.span.file),
  }
  return problem(duplicateName, say(duplicateName, 'duplicate', values), entry.span, {
    related: others.slice(0, 5).map(({ span }) => ({ span, message: say(duplicateName, 'other') })),
    fixes: fixesOf(entry, assembly),
  })
}

/** Where it can be told how the key is written: a name, or a text with something in it that no name has. */
function fixesOf(entry: EntryModel, assembly: Assembly): Fix[] {
  const { address, span, raw, target } = entry
  if (raw !== undefined || address === '' || /^\d/.test(address)) return []
  const gap = /^\w+$/.test(address) ? '' : '-'
  const numbered = [2, 3, 4, 5].map((number) => `${address}${gap}${number}`)
  const names = target && /^[A-Za-z_$][\w$]*$/.test(target.name) ? [target.name, ...numbered] : numbered
  const free = names.find((name) => !assembly.hasName({ ...entry, address: name }))
  if (free === undefined) return []
  const isShorthand = target?.span.start === span.start && target.span.file === span.file
  const text = isShorthand ? `${free}: ${address}` : free
  return [{ title: say(duplicateName, 'fix', { free }), edits: [{ span, text }] }]
}
