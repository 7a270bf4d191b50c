import type ts from 'typescript'
import type { MemberPlace } from '../model/project'
import type { EntryModel, RoomModel, StrangerModel, Transport, UnreadModel, WiringModel } from '../model/wiring'
import { recordConsulted, type Consulted } from './consulted'
import { expressionOf, objectMembers, type ObjectMember } from './object-members'
import { objectPlace } from './object-place'
import { spanOf } from './place'
import { plainExpression } from './plain-expression'
import { readEntries, strangerOf, type EntriesRead, type Target } from './read-entries'
import type { Reading } from './reading'
import { propertyText, resolveValue } from './resolve-value'
import type { TypeScript } from './typescript'

const transports: readonly [property: string, transport: Transport][] = [
  ['http', 'http'],
  ['channels', 'channel'],
  ['rpc', 'rpc'],
  ['queues', 'queue'],
  ['cron', 'cron'],
  ['workflows', 'workflow'],
  ['mcp', 'mcp'],
  ['cli', 'cli'],
]

/** The parts of `mcp`, and the slots of their entries. */
const mcpParts: readonly [property: string, slot: string][] = [
  ['tools', 'tool'],
  ['resources', 'resource'],
  ['prompts', 'prompt'],
]

/** A wiring, and what it takes to read a part of it again. */
export interface WiringReading {
  model: WiringModel
  members: MemberReading[]
  /** The files that say which keys it has. */
  files: Consulted
}

/** One key of `http`, `channels` and so on. */
export interface MemberReading {
  /** Of the wiring. */
  file: string
  transport: Transport
  /** Of `mcp`: which of its parts has the key. */
  slot?: string
  member: ObjectMember
  read: EntriesRead
  /** The files that say what stands behind the key. */
  files: Consulted
}

/** The wiring of one `defineWiring` call, as far as the source tells. */
export function readWiring(reading: Reading, call: ts.CallExpression, target: Target): WiringReading {
  const { value: keys, files } = recordConsulted(() => readKeys(reading, call))
  const file = call.getSourceFile().fileName
  const members = keys.members.map((key): MemberReading => {
    const { transport, slot, member } = key
    const { read, files: behind } = readMember(reading, key, target)
    const found = { file, transport, member, read, files: behind }
    return slot === undefined ? found : { ...found, slot }
  })
  const model = wiringOf(spanOf(call), members, keys)
  const room = roomIn(reading, call, keys.unread)
  return { model: room === undefined ? model : { ...model, room }, members, files }
}

/** What stands behind a key. */
export function readMember(
  reading: Reading,
  { transport, slot, member }: Key,
  target: Target,
): Pick<MemberReading, 'read' | 'files'> {
  const { value: read, files } = recordConsulted(() => readEntries(reading, { transport, slot }, member, target))
  return { read, files }
}

type Key = Pick<MemberReading, 'transport' | 'slot' | 'member'>

function readKeys({ ts, checker }: Reading, call: ts.CallExpression) {
  const keys: Key[] = []
  const [argument] = call.arguments
  if (argument === undefined) return { members: keys, partial: true, unread: [], strangers: [] }
  const sections = objectMembers(ts, checker, argument)
  const unread = [...sections.unread]
  const membersOf = (transport: Transport, section: ObjectMember | undefined): readonly ObjectMember[] => {
    if (section === undefined) return []
    const expression = expressionOf(ts, section)
    const found = expression === undefined ? undefined : objectMembers(ts, checker, expression)
    unread.push(...ofTransport(transport, found?.unread ?? [{ what: 'object', span: section.span }]))
    return found?.members ?? []
  }
  const partOf = (members: readonly ObjectMember[], property: string) => members.find(({ key }) => key === property)
  let mcp: readonly ObjectMember[] = []
  for (const [property, transport] of transports) {
    const members = membersOf(transport, partOf(sections.members, property))
    if (transport !== 'mcp') keys.push(...members.map((member) => ({ transport, member })))
    else {
      mcp = members
      for (const [part, slot] of mcpParts)
        keys.push(...membersOf(transport, partOf(mcp, part)).map((member) => ({ transport, slot, member })))
    }
  }
  const strangers = [
    ...strangersOf(ts, 'wiring', sections.members, transports),
    ...strangersOf(ts, 'mcp', mcp, mcpParts),
  ]
  return { members: keys, partial: unread.length > 0, unread, strangers }
}

/** Members that are no part of what they stand in. */
function strangersOf(
  ts: TypeScript,
  of: StrangerModel['of'],
  members: readonly ObjectMember[],
  parts: readonly (readonly [property: string, ...unknown[]])[],
): StrangerModel[] {
  return members
    .filter(({ key }) => parts.every(([property]) => property !== key))
    .map((each) => strangerOf(ts, of, each, members))
}

function wiringOf(
  span: WiringModel['span'],
  members: readonly MemberReading[],
  keys: { partial: boolean; unread: UnreadModel[]; strangers: StrangerModel[] },
): WiringModel {
  const wiring: WiringModel = { span, entries: members.flatMap(({ read }) => read.entries) }
  const overwritten: EntryModel[] = members.flatMap(({ read }) => read.overwritten)
  if (overwritten.length > 0) wiring.overwritten = overwritten
  const unread = [...keys.unread, ...members.flatMap(({ transport, read }) => ofTransport(transport, read.unread))]
  const strangers = [...keys.strangers, ...members.flatMap(({ read }) => read.strangers)]
  if (keys.partial || unread.length > 0) wiring.partial = true
  if (unread.length > 0) wiring.unread = unread
  if (strangers.length > 0) wiring.strangers = strangers
  return wiring
}

function ofTransport(transport: Transport, unread: readonly UnreadModel[]): UnreadModel[] {
  return unread.map((each) => ({ ...each, transport }))
}

/** Where the source shows that entries can be added. */
function roomIn(
  { ts, checker }: Reading,
  call: ts.CallExpression,
  unread: readonly UnreadModel[],
): RoomModel | undefined {
  const [argument] = call.arguments
  const literal = argument && plainExpression(ts, argument)
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return undefined
  const sections: RoomModel['sections'] = {}
  const closed: Transport[] = []
  for (const { key, value } of objectMembers(ts, checker, literal).members) {
    const [, transport] = transports.find(([name]) => key === name) ?? []
    if (transport === undefined) continue
    const place = sectionPlace({ ts, checker }, transport, value, literal.getSourceFile())
    if (place) sections[transport] = place
    else closed.push(transport)
  }
  // What cannot be read may have any part.
  if (unread.some(({ transport }) => transport === undefined))
    closed.push(...transports.flatMap(([, transport]) => (sections[transport] ? [] : [transport])))
  return { whole: () => objectPlace(ts, literal), sections, closed }
}

/** Where an entry can be added to a part, which may be a constant of the same file. */
function sectionPlace(
  { ts, checker }: Pick<Reading, 'ts' | 'checker'>,
  transport: Transport,
  value: ObjectMember['value'],
  file: ts.SourceFile,
): ((key: string) => MemberPlace) | undefined {
  if (ts.isMethodDeclaration(value)) return undefined
  const held = resolveValue(ts, checker, ts.isShorthandPropertyAssignment(value) ? value.name : value)?.node
  if (!held || !ts.isObjectLiteralExpression(held) || held.getSourceFile() !== file) return undefined
  return transport === 'mcp' ? toolPlace(ts, held) : (key) => objectPlace(ts, held, key)
}

/** Where a tool can be added to `mcp`. */
function toolPlace(ts: TypeScript, mcp: ts.ObjectLiteralExpression): ((key: string) => MemberPlace) | undefined {
  const property = mcp.properties.find((each) => each.name && propertyText(ts, each.name) === 'tools')
  if (property !== undefined) {
    const tools = ts.isPropertyAssignment(property) ? plainExpression(ts, property.initializer) : undefined
    return tools && ts.isObjectLiteralExpression(tools) ? (key) => objectPlace(ts, tools, key) : undefined
  }
  return () => {
    const { before, after, ...place } = objectPlace(ts, mcp)
    return { ...place, before: `${before}tools: { `, after: ` }${after}` }
  }
}
