import type { Fix } from '../model/problem.js'
import { keyText } from '../model/value-text.js'
import type { MemberPlace, Naming, ProjectModel } from '../model/project.js'
import type { EntryModel, FunctionReference, Transport, WiringModel } from '../model/wiring.js'
import { functionKey } from './project-index.js'

/** The parts of a wiring. */
export const sections: Record<Transport, string> = {
  http: 'http',
  channel: 'channels',
  rpc: 'rpc',
  queue: 'queues',
  cron: 'cron',
  workflow: 'workflows',
  mcp: 'mcp',
  cli: 'cli',
}

/** The edits that add an entry to a wiring, when its source shows where. */
function addEntry(wiring: WiringModel, transport: Transport, address: string, value: string): Fix['edits'] {
  const entry = entryText(address, value)
  const place = placeOf(wiring, transport, address)
  if (place === undefined || wiring.room?.sections[transport]) return place ? [inserted(place, entry)] : []
  const part = transport === 'mcp' ? `tools: { ${entry} }` : entry
  return [inserted(place, `${sections[transport]}: { ${part} }`)]
}

/** Where an entry, or the part that begins with it, can be added to a wiring. */
function placeOf({ room }: WiringModel, transport: Transport, address: string): MemberPlace | undefined {
  const section = room?.sections[transport]
  if (section) return section(address)
  return room?.closed.includes(transport) ? undefined : room?.whole()
}

/** The edit that puts a member at a place for it. */
export function inserted({ at, before, after }: MemberPlace, text: string): Fix['edits'][number] {
  return { span: at, text: `${before}${text}${after}` }
}

/** Makes the edits that wire a function at an address. */
export type Wire = (address?: string, options?: Readonly<Record<string, string | number>>) => Fix['edits']

/** How a function can be wired, in the first wiring whose file can name it; undefined when there is none. */
export function wireFunction(
  project: Pick<ProjectModel, 'wirings' | 'namingOf'>,
  target: FunctionReference,
  transport: Transport,
): Wire | undefined {
  const found = inOrder(project.wirings, transport).flatMap((wiring) => {
    const place = placeOf(wiring, transport, target.name)
    const naming = place && (entryNaming(wiring, target) ?? project.namingOf(target, place.at))
    return naming ? [{ wiring, ...naming }] : []
  })
  const best = found.find(({ imports }) => imports.length === 0) ?? found[0]
  if (best === undefined) return undefined
  const { wiring, name, imports } = best
  return (address = target.name, options = {}) => [
    ...imports,
    ...addEntry(wiring, transport, address, valueText(name, options)),
  ]
}

/** Those that have such entries first, then by place. */
function inOrder(wirings: readonly WiringModel[], transport: Transport): WiringModel[] {
  const rank = ({ room }: WiringModel) => (room?.sections[transport] ? 0 : 1)
  return [...wirings].sort((a, b) => {
    const [one, other] = [a.span, b.span]
    const byFile = one.file < other.file ? -1 : one.file > other.file ? 1 : 0
    return rank(a) - rank(b) || byFile || one.start - other.start
  })
}

/** As an entry of the same wiring names the function. */
function entryNaming(wiring: WiringModel, target: FunctionReference): Naming | undefined {
  const key = functionKey(target)
  const isNamed = ({ target: named }: EntryModel) => named?.span.file === wiring.span.file && functionKey(named) === key
  const name = wiring.entries.find(isNamed)?.target?.written
  return name === undefined ? undefined : { name, imports: [] }
}

/** A function, or an object that has it under `run`, next to its options. */
function valueText(name: string, options: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(options).map(([option, value]) => `, ${option}: ${JSON.stringify(value)}`)
  return written.length === 0 ? name : `{ run: ${name}${written.join('')} }`
}

/** The text of a property whose value is a function: the name alone where that is enough. */
export function entryText(name: string, value: string): string {
  const key = keyText(name)
  return key === value ? value : `${key}: ${value}`
}
