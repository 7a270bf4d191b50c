import type ts from 'typescript'
import type { TagMistake } from '../../model/tag-mistake'
import type { InputSource } from '../../model/types'
import type { Reading } from './reading'
import type { Said } from './said-in-comments'
import { isOwn } from './span'
import type { TagPlace } from './tag-place'
import { isTag, tagName, wordsOf } from './tags'

/** What may be meant by a default, most likely first, and where it is said. */
export interface WrittenDefault {
  candidates: unknown[]
  place: TagPlace
  /** Whether the user can change it. */
  own: boolean
}

/** What a tag says about a property. */
interface Word {
  name: string
  tag: ts.Type
  value: ts.Type
  place: TagPlace
}

/** The default of a property: by a tag in its type, or by a comment. A tag whose type is no value has no candidates. */
export function defaultOf(reading: Reading, type: ts.Type, said: readonly Said[]): WrittenDefault | undefined {
  const [word] = wordsAbout(reading, type, 'default')
  if (word !== undefined) {
    const json = jsonOfType(reading, word.value)
    return { candidates: json === undefined ? [] : [json.value], place: word.place, own: true }
  }
  const inComment = said.findLast(({ name, depth }) => name === 'default' && depth === 0)
  if (inComment === undefined) return undefined
  const own = isOwn(inComment.span)
  const candidates = candidatesOf(String(inComment.value), own)
  return candidates.length === 0 ? undefined : { candidates, place: inComment.span, own }
}

/** Where HTTP takes a property from. */
export interface WrittenSource {
  source: InputSource
  tag: string
  place: TagPlace
  /** What the property holds, as a person writes it. */
  type: string
}

/** Where HTTP takes a property from, or what is wrong with the tag that says so. */
export function sourceOf(
  reading: Reading,
  type: ts.Type,
): WrittenSource | { mistake: TagMistake; place: TagPlace } | undefined {
  let found: WrittenSource | undefined
  for (const from of ['header', 'cookie'] as const) {
    for (const { tag, value, place } of wordsAbout(reading, type, from)) {
      const written = value.isStringLiteral() ? value.value : ''
      // A token of RFC 9110, 5.6.2.
      if (!/^[\w!#$%&'*+.^`|~-]+$/u.test(written))
        return { mistake: { key: 'value', values: { tag: tagName(tag), needed: 'a name' } }, place }
      const source = { from, name: from === 'header' ? written.toLowerCase() : written }
      if (found !== undefined && (found.source.from !== from || found.source.name !== source.name))
        return { mistake: { key: 'sources', values: { first: found.tag, second: tagName(tag) } }, place }
      found ??= { source, tag: tagName(tag), place, type: untaggedText(reading, type) }
    }
  }
  return found
}

/** A type without its tags, and without what is said by leaving it out. */
function untaggedText({ ts, checker }: Reading, type: ts.Type): string {
  const members = (type.isUnion() ? type.types : [type])
    .filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0)
    .flatMap((member) => (member.isIntersection() ? member.types.filter((part) => !isTag(part)) : [member]))
  return members.map((member) => checker.typeToString(member)).join(' | ')
}

/** Many properties have the same type, and it may be a union of hundreds. */
const known = new WeakMap<ts.Type, readonly Word[]>()
const none: readonly Word[] = []

function wordsAbout(reading: Reading, type: ts.Type, name: string): Word[] {
  let words = known.get(type)
  if (words === undefined) known.set(type, (words = allWords(reading, type)))
  return words === none ? [] : words.filter((word) => word.name === name)
}

/** In a union, each member has the tag. */
function allWords(reading: Reading, type: ts.Type): readonly Word[] {
  const words = type.isUnion()
    ? type.types.flatMap((member) => (member.isIntersection() ? allWords(reading, member) : none))
    : type.isIntersection()
      ? type.types.flatMap((tag) =>
          wordsOf(reading, tag).map(([word, value]): Word => ({
            name: word,
            tag,
            value,
            place: { tag, inside: type },
          })),
        )
      : none
  return words.length === 0 ? none : words
}

/** JSON, or a text as it stands: `@default 20`, `@default "auto"`, `@default auto`. In a package, the latter may be prose. */
function candidatesOf(text: string, own: boolean): unknown[] {
  const candidates: unknown[] = []
  try {
    candidates.push(JSON.parse(text))
  } catch {
    // It is no JSON.
  }
  const quoted = /^(['`])([^]*)\1$/u.exec(text)?.[2]
  if (quoted !== undefined) candidates.push(quoted)
  else if (own && text !== '') candidates.push(text)
  return candidates
}

/** The one JSON value that a type has; undefined when it has several, or none in JSON. */
function jsonOfType(reading: Reading, type: ts.Type): { value: unknown } | undefined {
  const { ts, checker } = reading
  const is = (flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0
  if (is(ts.TypeFlags.BigIntLiteral)) {
    const { negative, base10Value } = (type as ts.BigIntLiteralType).value
    return { value: (negative ? '-' : '') + base10Value }
  }
  if (type.isStringLiteral() || type.isNumberLiteral()) return { value: type.value }
  if (is(ts.TypeFlags.BooleanLiteral)) return { value: checker.typeToString(type) === 'true' }
  if (is(ts.TypeFlags.Null)) return { value: null }
  if (!is(ts.TypeFlags.Object) || checker.isArrayType(type)) return undefined
  if (checker.isTupleType(type)) {
    const items = checker.getTypeArguments(type as ts.TypeReference).map((item) => jsonOfType(reading, item))
    return items.every((item) => item !== undefined) ? { value: items.map(({ value }) => value) } : undefined
  }
  if (type.getCallSignatures().length > 0 || checker.getIndexInfosOfType(type).length > 0) return undefined
  const entries = checker
    .getPropertiesOfType(type)
    .map((property) => [property.name, jsonOfType(reading, checker.getTypeOfSymbol(property))] as const)
  if (entries.some(([, json]) => json === undefined)) return undefined
  return { value: Object.fromEntries(entries.map(([name, json]) => [name, json?.value])) }
}
