import type ts from 'typescript'
import type { Span } from '../model/place'
import type { EntryModel, EntryOption, Transport } from '../model/wiring'
import type { FunctionSource } from './function-source'
import { expressionOf, objectMembers, type ObjectMember } from './object-members'
import { spanOf, textSpanOf } from './place'
import type { Reading } from './reading'
import { resolveValue } from './resolve-value'
import type { TypeScript } from './typescript'

/** Makes the reference of a function and remembers what it stands for. */
export type Target = (value: ObjectMember['value'], address: string) => FunctionSource | undefined

/** The entries of one key of a wiring. */
export interface EntriesRead {
  entries: EntryModel[]
  /** Of the same key, but lost. */
  overwritten: EntryModel[]
  /** Whether some of it cannot be told from the source. */
  partial: boolean
}

/** Reads what stands behind a key of `http`, `channels`, `rpc`, `queues`, `cron` or `workflows`. */
export function readEntries(reading: Reading, transport: Transport, member: ObjectMember, target: Target): EntriesRead {
  const { ts, checker } = reading
  const found: EntriesRead = { entries: [], overwritten: [], partial: false }
  const members = (expression: ts.Expression | undefined): readonly ObjectMember[] => {
    const inside = expression && objectMembers(ts, checker, expression)
    if (inside?.partial ?? true) found.partial = true
    return inside?.members ?? []
  }
  const add = (value: ObjectMember['value'] | undefined, slot?: string, slotSpan?: Span): EntryModel => {
    const entry = bare(transport, member)
    if (slot !== undefined) entry.slot = slot
    if (slotSpan !== undefined) entry.slotSpan = slotSpan
    const source = value && target(value, slot === undefined ? member.key : `${member.key} ${slot}`)
    if (source !== undefined) entry.target = source.reference
    found.entries.push(entry)
    return entry
  }
  if (transport === 'channel') addChannel()
  else addEntry()
  return found

  function addChannel(): void {
    for (const part of members(expressionOf(ts, member))) {
      if (part.key === 'open' || part.key === 'close') add(part.value, part.key, part.span)
      else if (part.key === 'on') {
        for (const method of members(expressionOf(ts, part))) add(method.value, `on.${method.key}`, method.span)
      }
    }
  }

  function addEntry(): void {
    const options = optionsOf()
    const option = (name: string) => options?.find((each) => each.key === name)
    for (let lost = member.overwrites; lost !== undefined; lost = lost.overwrites) {
      found.overwritten.push(bare(transport, lost))
    }
    const entry = add(options === undefined ? member.value : option('run')?.value)
    if (options !== undefined)
      entry.options = Object.fromEntries(options.map((each) => [each.key, optionOf(reading, each)]))
    const dead = transport === 'queue' ? option('deadLetter') : undefined
    if (dead !== undefined) add(dead.value, dead.key, dead.span)
    const schedule = transport === 'cron' ? scheduleOf(reading, option('schedule')) : undefined
    if (schedule !== undefined) entry.schedule = schedule
  }

  /** The members of `{ run, …options }`; undefined when the value is the function itself. */
  function optionsOf(): readonly ObjectMember[] | undefined {
    const expression = expressionOf(ts, member)
    const value = expression && resolveValue(ts, checker, expression)?.node
    return expression && value && ts.isObjectLiteralExpression(value) ? members(expression) : undefined
  }
}

function optionOf({ ts, checker }: Reading, option: ObjectMember): EntryOption {
  const expression = expressionOf(ts, option)
  const value = expression && resolveValue(ts, checker, expression)?.node
  if (value !== undefined && ts.isStringLiteralLike(value)) {
    return { span: option.span, literal: { value: value.text, span: textSpanOf(ts, value) } }
  }
  const number = value && numberOf(ts, value)
  return value && number !== undefined
    ? { span: option.span, literal: { value: number, span: spanOf(value) } }
    : { span: option.span }
}

function numberOf(ts: TypeScript, node: ts.Node): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (!ts.isPrefixUnaryExpression(node) || node.operator !== ts.SyntaxKind.MinusToken) return undefined
  const positive = numberOf(ts, node.operand)
  return positive === undefined ? undefined : -positive
}

function scheduleOf({ ts, checker }: Reading, option: ObjectMember | undefined): EntryModel['schedule'] {
  const expression = expressionOf(ts, option)
  const value = expression && resolveValue(ts, checker, expression)?.node
  if (value === undefined || !ts.isStringLiteralLike(value)) return undefined
  const span = textSpanOf(ts, value)
  const raw = value.getSourceFile().text.slice(span.start, span.start + span.length)
  return { text: value.text, span, ...(raw === value.text ? {} : { raw }) }
}

/** An entry as its key alone tells it. */
function bare(transport: Transport, member: ObjectMember): EntryModel {
  const entry: EntryModel = { transport, address: member.key, span: member.span, line: member.line }
  if (member.raw !== undefined) entry.raw = member.raw
  return entry
}
