import type ts from 'typescript'
import { stringMappingPatterns } from './string-mapping'
import type { Reading } from './reading'

/**
 * The regular expression of a template literal type such as `todo-${number}`; undefined when it has a part we cannot tell. As in
 * TypeScript, a part ends where the text after it is first found, so that nothing is tried twice and time stays linear.
 */
export function templatePattern(reading: Reading, type: ts.TemplateLiteralType): string | undefined {
  let pattern = '^' + escape(type.texts[0] ?? '')
  for (const [i, part] of type.types.entries()) {
    const inner = partPattern(reading, part)
    if (inner === undefined) return undefined
    const next = type.texts[i + 1] ?? ''
    const isLast = i === type.types.length - 1
    pattern += (isLast ? inner : innerPattern(inner, next)) + escape(next)
  }
  return pattern + '$'
}

const anyText = '[^]*'
const radixPattern = '0[xX][\\da-fA-F]+|0[oO][0-7]+|0[bB][01]+'
/** Every text that JavaScript reads as a number, as TypeScript has it; but no white space, which it reads as 0. */
const numberPattern = `(?:[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?|${radixPattern})`
const bigintPattern = `-?(?:0|[1-9]\\d*|${radixPattern})`

/** A part that is not the last one: up to the text after it, or one character where none is between it and the next part. */
function innerPattern(part: string, next: string): string {
  const isNumber = part === numberPattern || part === bigintPattern
  if (next === '') return part === anyText ? '[^]' : isNumber ? '\\d' : part
  if (part === anyText) return upTo(next)
  // What begins with none of a number's characters ends it.
  if (isNumber && !/^[\w.+-]/u.test(next)) return part
  return `(?=${part}${escape(next)})${upTo(next)}`
}

function upTo(text: string): string {
  return /^[^\ud800-\udfff]$/u.test(text) ? `[^${text.replace(/[\\\]^]/u, '\\$&')}]*` : `(?:(?!${escape(text)})[^])*`
}

function partPattern(reading: Reading, type: ts.Type): string | undefined {
  const { TypeFlags } = reading.ts
  if ((type.flags & TypeFlags.String) !== 0) return anyText
  if ((type.flags & TypeFlags.Number) !== 0) return numberPattern
  if ((type.flags & TypeFlags.BigInt) !== 0) return bigintPattern
  if ((type.flags & TypeFlags.TemplateLiteral) !== 0) {
    return templatePattern(reading, type as ts.TemplateLiteralType)?.slice(1, -1)
  }
  // Two mappings, one in the other, are more than one expression can say here.
  const mapped = stringMappingPatterns(reading, type)
  if (mapped !== undefined) return mapped.length === 1 ? mapped[0] : undefined
  if (!type.isIntersection()) return undefined
  // What a text is intersected with besides is a brand.
  return type.types.map((part) => partPattern(reading, part)).find((pattern) => pattern !== undefined)
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
}
