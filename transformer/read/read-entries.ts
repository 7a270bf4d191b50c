import type { Span } from '../model/place'
import type { EntryModel, EntryOption, FunctionReference, StrangerModel, Transport, UnreadModel } from '../model/wiring'
import type { FunctionSource } from './function-source'
import { numberOf } from './number-of'
import { keptList } from './kept-list'
import { expressionOf, objectMembers, type ObjectMember } from './object-members'
import { spanOf, textSpanOf } from './place'
import { readLiteral } from './read-literal'
import type { Reading } from './reading'
import { resolveValue } from './resolve-value'
import type { TypeScript } from './typescript'

/** Makes the reference of a function and remembers what it stands for. */
export type Target = (value: ObjectMember['value'], address: string) => FunctionSource | undefined

/** The entries of one key of a wiring. */
export interface EntriesRead {
  readonly entries: readonly EntryModel[]
  /** What is odd about them, which is mostly nothing: those of the same key that are lost, … */
  readonly overwritten: readonly EntryModel[]
  /** … what of it cannot be told from the source, … */
  readonly unread: readonly UnreadModel[]
  /** … and what of it means nothing. */
  readonly strangers: readonly StrangerModel[]
}

/** What the section of a wiring that a key stands in says of its entries. */
export interface Section {
  transport: Transport
  slot: string | undefined
}

/** Reads what stands behind a key of a section of a wiring. */
export function readEntries(reading: Reading, section: Section, member: ObjectMember, target: Target): EntriesRead {
  const { transport } = section
  const { ts, checker } = reading
  const found = {
    entries: [] as EntryModel[],
    overwritten: [] as EntryModel[],
    unread: [] as UnreadModel[],
    strangers: [] as StrangerModel[],
  }
  const members = (of: ObjectMember): readonly ObjectMember[] => {
    const expression = expressionOf(ts, of)
    const inside = expression && objectMembers(ts, checker, expression)
    found.unread.push(...(inside?.unread ?? [{ what: 'object' as const, span: of.span }]))
    return inside?.members ?? []
  }
  const add = (value: ObjectMember['value'] | undefined, slot?: string, slotSpan?: Span): EntryModel => {
    const source = value && target(value, slot === undefined ? member.key : `${member.key} ${slot}`)
    const entry = bare(section, member, source?.reference)
    if (slot !== undefined) entry.slot = slot
    if (slotSpan !== undefined) entry.slotSpan = slotSpan
    found.entries.push(entry)
    return entry
  }
  if (transport === 'channel') addChannel()
  else addEntry()
  return {
    entries: keptList(found.entries),
    overwritten: keptList(found.overwritten),
    unread: keptList(found.unread),
    strangers: keptList(found.strangers),
  }

  function addChannel(): void {
    const parts = members(member)
    for (const part of parts) {
      if (part.key === 'open' || part.key === 'close') add(part.value, part.key, part.span)
      else if (part.key === 'on') {
        for (const method of members(part)) add(method.value, `on.${method.key}`, method.span)
      } else if (part.key !== 'excess') found.strangers.push(strangerOf(ts, 'channel', part, parts))
    }
    // Its path is taken, and has to be one, even when it has no functions.
    if (found.entries.length === 0) found.entries.push(bare(section, member))
  }

  function addEntry(): void {
    const options = optionsOf()
    const option = (name: string) => options?.find((each) => each.key === name)
    for (let lost = member.overwrites; lost !== undefined; lost = lost.overwrites) {
      found.overwritten.push(bare(section, lost))
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
    return expression && value && ts.isObjectLiteralExpression(value) ? members(member) : undefined
  }
}

/** The options that are objects, or may be. */
const objects: readonly string[] = ['input', 'rateLimit', 'alias']

function optionOf(reading: Reading, option: ObjectMember): EntryOption {
  const { ts, checker } = reading
  const expression = expressionOf(ts, option)
  const found: EntryOption = { span: option.span }
  if (ts.isShorthandPropertyAssignment(option.value)) found.shorthand = true
  if (objects.includes(option.key)) {
    const written = expression && readLiteral(reading, expression)
    return written ? { ...found, written } : found
  }
  const value = expression && resolveValue(ts, checker, expression)?.node
  if (value !== undefined && ts.isStringLiteralLike(value))
    return { ...found, literal: { value: value.text, span: textSpanOf(ts, value) } }
  const number = value && numberOf(ts, value)
  return value && number !== undefined ? { ...found, literal: { value: number, span: spanOf(value) } } : found
}

/** A part that there is not. */
export function strangerOf(
  ts: TypeScript,
  of: StrangerModel['of'],
  { key, span, value }: ObjectMember,
  all: readonly ObjectMember[],
): StrangerModel {
  const beside = all.map((each) => each.key).filter((each) => each !== key)
  return { of, name: key, span, beside, ...(ts.isShorthandPropertyAssignment(value) ? { shorthand: true } : {}) }
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
function bare({ transport, slot }: Section, member: ObjectMember, target?: FunctionReference): EntryModel {
  const { key: address, span, line } = member
  const entry: EntryModel = target ? { transport, address, span, line, target } : { transport, address, span, line }
  if (slot !== undefined) entry.slot = slot
  if (member.raw !== undefined) entry.raw = member.raw
  return entry
}
