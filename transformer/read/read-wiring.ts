import type ts from 'typescript'
import type { EntryModel, Transport, WiringModel } from '../model/wiring'
import type { FunctionSource } from './function-source'
import { expressionOf, objectMembers, type ObjectMember, type ObjectMembers } from './object-members'
import { spanOf, textSpanOf } from './place'
import type { Reading } from './reading'
import { resolveValue } from './resolve-value'

/** Makes the reference of a function and remembers what it stands for. */
export type Target = (value: ObjectMember['value'], address: string) => FunctionSource | undefined

const transports: readonly [property: string, transport: Transport][] = [
  ['http', 'http'],
  ['channels', 'channel'],
  ['rpc', 'rpc'],
  ['queues', 'queue'],
  ['cron', 'cron'],
]

/** The wiring of one `defineWiring` call, as far as the source tells. */
export function readWiring(reading: Reading, call: ts.CallExpression, target: Target): WiringModel {
  const { ts, checker } = reading
  const wiring: WiringModel = { span: spanOf(call), entries: [] }
  const members = (expression: ts.Expression | undefined): readonly ObjectMember[] => {
    const none: ObjectMembers = { members: [], partial: true }
    const found = expression === undefined ? none : objectMembers(ts, checker, expression)
    if (found.partial) wiring.partial = true
    return found.members
  }
  const add = (transport: Transport, member: ObjectMember, value: ObjectMember['value'] | undefined, slot?: string) => {
    const entry = bare(transport, member)
    if (slot !== undefined) entry.slot = slot
    const source = value && target(value, slot === undefined ? member.key : `${member.key} ${slot}`)
    if (source !== undefined) entry.target = source.reference
    wiring.entries.push(entry)
    return entry
  }
  const sections = members(call.arguments[0])
  for (const [property, transport] of transports) {
    const section = sections.find((each) => each.key === property)
    if (section === undefined) continue
    for (const member of members(expressionOf(ts, section))) {
      if (transport === 'channel') addChannel(member)
      else addEntry(transport, member)
    }
  }
  return wiring

  function addChannel(member: ObjectMember): void {
    for (const part of members(expressionOf(ts, member))) {
      if (part.key === 'open' || part.key === 'close') add('channel', member, part.value, part.key)
      else if (part.key === 'on') {
        for (const method of members(expressionOf(ts, part))) {
          add('channel', member, method.value, `on.${method.key}`)
        }
      }
    }
  }

  function addEntry(transport: Transport, member: ObjectMember): void {
    const options = optionsOf(member)
    const run = options?.find((each) => each.key === 'run')
    for (let lost = member.overwrites; lost !== undefined; lost = lost.overwrites) {
      ;(wiring.overwritten ??= []).push(bare(transport, lost))
    }
    const entry = add(transport, member, options === undefined ? member.value : run?.value)
    const dead = transport === 'queue' ? options?.find((each) => each.key === 'deadLetter') : undefined
    if (dead !== undefined) add(transport, member, dead.value, dead.key)
    const schedule = transport === 'cron' ? scheduleOf(options) : undefined
    if (schedule !== undefined) entry.schedule = schedule
  }

  /** The members of `{ run, …options }`; undefined when the value is the function itself. */
  function optionsOf(member: ObjectMember): readonly ObjectMember[] | undefined {
    const expression = expressionOf(ts, member)
    const value = expression && resolveValue(ts, checker, expression)?.node
    return expression && value && ts.isObjectLiteralExpression(value) ? members(expression) : undefined
  }

  function scheduleOf(options: readonly ObjectMember[] | undefined): EntryModel['schedule'] {
    const expression = expressionOf(
      ts,
      options?.find((each) => each.key === 'schedule'),
    )
    const value = expression && resolveValue(ts, checker, expression)?.node
    if (value === undefined || !ts.isStringLiteralLike(value)) return undefined
    const span = textSpanOf(ts, value)
    const raw = value.getSourceFile().text.slice(span.start, span.start + span.length)
    return { text: value.text, span, ...(raw === value.text ? {} : { raw }) }
  }
}

/** An entry as its key alone tells it. */
function bare(transport: Transport, member: ObjectMember): EntryModel {
  const entry: EntryModel = { transport, address: member.key, span: member.span, line: member.line }
  if (member.raw !== undefined) entry.raw = member.raw
  return entry
}
