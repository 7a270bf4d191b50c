import type ts from 'typescript'
import type { EntryModel, RoomModel, StrangerModel, Transport, UnreadModel, WiringModel } from '../model/wiring'
import { recordConsulted, type Consulted } from './consulted'
import { expressionOf, objectMembers, type ObjectMember } from './object-members'
import { importPlace } from './import-place'
import { objectPlace } from './object-place'
import { spanOf } from './place'
import { plainExpression } from './plain-expression'
import { readEntries, strangerOf, type EntriesRead, type Target } from './read-entries'
import type { Reading } from './reading'
import { propertyText } from './resolve-value'

const transports: readonly [property: string, transport: Transport][] = [
  ['http', 'http'],
  ['channels', 'channel'],
  ['rpc', 'rpc'],
  ['queues', 'queue'],
  ['cron', 'cron'],
  ['workflows', 'workflow'],
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
  transport: Transport
  member: ObjectMember
  read: EntriesRead
  /** The files that say what stands behind the key. */
  files: Consulted
}

/** The wiring of one `defineWiring` call, as far as the source tells. */
export function readWiring(reading: Reading, call: ts.CallExpression, target: Target): WiringReading {
  const { value: keys, files } = recordConsulted(() => readKeys(reading, call))
  const members = keys.members.map((key) => ({ ...key, ...readMember(reading, key, target) }))
  const model = wiringOf(spanOf(call), members, keys)
  const room = roomIn(reading, call)
  return { model: room === undefined ? model : { ...model, room }, members, files }
}

/** What stands behind a key. */
export function readMember(
  reading: Reading,
  { transport, member }: Pick<MemberReading, 'transport' | 'member'>,
  target: Target,
): Pick<MemberReading, 'read' | 'files'> {
  const { value: read, files } = recordConsulted(() => readEntries(reading, transport, member, target))
  return { read, files }
}

function readKeys({ ts, checker }: Reading, call: ts.CallExpression) {
  const keys: Pick<MemberReading, 'transport' | 'member'>[] = []
  const [argument] = call.arguments
  if (argument === undefined) return { members: keys, partial: true, unread: [], strangers: [] }
  const sections = objectMembers(ts, checker, argument)
  const unread = [...sections.unread]
  for (const [property, transport] of transports) {
    const section = sections.members.find((each) => each.key === property)
    if (section === undefined) continue
    const expression = expressionOf(ts, section)
    const found = expression === undefined ? undefined : objectMembers(ts, checker, expression)
    unread.push(...ofTransport(transport, found?.unread ?? [{ what: 'object', span: section.span }]))
    for (const member of found?.members ?? []) keys.push({ transport, member })
  }
  const strangers = sections.members
    .filter(({ key }) => transports.every(([property]) => property !== key))
    .map((each) => strangerOf(ts, 'wiring', each, sections.members))
  return { members: keys, partial: unread.length > 0, unread, strangers }
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
function roomIn({ ts }: Reading, call: ts.CallExpression): RoomModel | undefined {
  const [argument] = call.arguments
  const literal = argument && plainExpression(ts, argument)
  if (literal === undefined || !ts.isObjectLiteralExpression(literal)) return undefined
  const sections: RoomModel['sections'] = {}
  for (const property of literal.properties) {
    const value = ts.isPropertyAssignment(property) ? plainExpression(ts, property.initializer) : undefined
    const [, transport] = transports.find(([name]) => property.name && propertyText(ts, property.name) === name) ?? []
    if (transport && value && ts.isObjectLiteralExpression(value))
      sections[transport] = (key) => objectPlace(ts, value, key)
  }
  const imports = importPlace(ts, literal.getSourceFile())
  return { whole: () => objectPlace(ts, literal), sections, ...(imports === undefined ? {} : { imports }) }
}
