import type ts from 'typescript'
import type { Reading } from './reading'
import { isTag } from './tags'
import { characterBefore } from './character-before'

/**
 * What stands for one part of a template literal type, as regular expressions. TypeScript cuts a text into parts before it
 * looks at what is in them.
 */
export interface TextPart {
  /** Of a part up to the first place where the text `next` begins; where that is empty, up to the end. */
  whole(next: string): string
  /** Of a part that is one character, as no text is between it and the next part. */
  one: string
}

const text: TextPart = { whole: (next) => many('[^]', next, '*'), one: '[^]' }

/** Every text that JavaScript reads as a number, as TypeScript has it; but no white space, which it reads as 0. */
const number: TextPart = {
  whole: (next) => {
    const [sign, e, dot] = ['[+-]', '[eE]', '\\.'].map((each) => characterBefore(each, next))
    const digits = many('\\d', next, '+')
    const decimal = `(?:${digits}(?:${dot}${many('\\d', next, '*')})?|${dot}${digits})`
    return `(?:${sign}?${decimal}(?:${e}${sign}?${digits})?|${withRadix(next)})`
  },
  one: '\\d',
}

const bigint: TextPart = {
  whole: (next) => {
    const [minus, zero, first] = ['-', '0', '[1-9]'].map((each) => characterBefore(each, next))
    return `${minus}?(?:${zero}|${first}${many('\\d', next, '*')}|${withRadix(next)})`
  },
  one: '\\d',
}

const radixes = [
  ['[xX]', '[\\da-fA-F]'],
  ['[oO]', '[0-7]'],
  ['[bB]', '[01]'],
] as const

function withRadix(next: string): string {
  const zero = characterBefore('0', next)
  return radixes.map(([letter, digit]) => `${zero}${characterBefore(letter, next)}${many(digit, next, '+')}`).join('|')
}

/** The case that a mapping gives to the first character and to the others. */
interface Case {
  first: keyof typeof unchanged
  others: keyof typeof unchanged
}

/** Characters that have the case already: TypeScript's own test. */
const unchanged = {
  any: '[^]',
  upper: '\\P{Changes_When_Uppercased}',
  lower: '\\P{Changes_When_Lowercased}',
}

const anyCase: Case = { first: 'any', others: 'any' }
const mappings: Readonly<Record<string, (inner: Case) => Case>> = {
  Uppercase: () => ({ first: 'upper', others: 'upper' }),
  Lowercase: () => ({ first: 'lower', others: 'lower' }),
  Capitalize: ({ others }) => ({ first: 'upper', others }),
  Uncapitalize: ({ others }) => ({ first: 'lower', others }),
}

/** Texts that `Uppercase`, `Lowercase`, `Capitalize` and `Uncapitalize`, one after the other, leave as they are. */
function ofCase({ first, others }: Case): TextPart {
  // What lies beyond 16 bits is two characters to `Capitalize`, and neither has another case.
  const one = first === 'any' ? unchanged.any : `[${unchanged[first]}\\u{10000}-\\u{10ffff}]`
  const whole = (next: string): string =>
    first === others
      ? many(unchanged[others], next, '*')
      : `(?:${characterBefore(one, next)}${many(unchanged[others], next, '*')})?`
  return { whole, one }
}

/** What a part of a template literal type asks for, all of which has to hold; undefined when we cannot tell. */
export function textParts(reading: Reading, type: ts.Type): TextPart[] | undefined {
  const { TypeFlags } = reading.ts
  const is = (flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0
  if (is(TypeFlags.String | TypeFlags.Any)) return [text]
  if (is(TypeFlags.Number)) return [number]
  if (is(TypeFlags.BigInt)) return [bigint]
  if (is(TypeFlags.StringMapping)) return mappedParts(reading, type as ts.StringMappingType)
  if (is(TypeFlags.TemplateLiteral)) {
    // A template in another is taken apart by TypeScript, but for `Uppercase<`${number}`>` and the like.
    const { texts, types } = type as ts.TemplateLiteralType
    const [only] = types
    return only && types.length === 1 && texts.join('') === '' ? textParts(reading, only) : undefined
  }
  if (!type.isIntersection() || type.types.some((part) => isTag(part))) return undefined
  // What a text is intersected with besides is a brand.
  const parts = type.types.flatMap((part) => textParts(reading, part) ?? [])
  return parts.length === 0 ? undefined : parts
}

function mappedParts(reading: Reading, type: ts.StringMappingType): TextPart[] | undefined {
  const chain: ((inner: Case) => Case)[] = []
  let at: ts.Type = type
  for (; (at.flags & reading.ts.TypeFlags.StringMapping) !== 0; at = (at as ts.StringMappingType).type) {
    const mapping = mappings[(at as ts.StringMappingType).symbol.name]
    if (mapping === undefined) return undefined
    chain.unshift(mapping)
  }
  const inner = textParts(reading, at)?.filter((part) => part !== text)
  return inner && [ofCase(chain.reduce((before, mapping) => mapping(before), anyCase)), ...inner]
}

function many(character: string, next: string, times: '*' | '+'): string {
  const each = characterBefore(character, next)
  return `${each.startsWith('(?!') ? `(?:${each})` : each}${times}`
}
