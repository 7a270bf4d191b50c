import type { Span } from '../model/place.js'

/** A string literal of the user's: what it says, where it stands (without quotes), and what stands there. */
export interface LiteralText {
  text: string
  span: Span
  /** Present when escapes make the source differ from the text. */
  raw?: string
}

/** The place in the source of `length` characters of a literal's text from `start` on. Nothing at all is shown by the quotes. */
export function placeIn(literal: LiteralText, start: number, length: number): Span {
  const { file, start: base } = literal.span
  if (literal.text === '') return { file, start: base - 1, length: literal.span.length + 2 }
  if (literal.raw === undefined) return { file, start: base + start, length }
  const offsets = sourceOffsets(literal.raw)
  if (offsets.length !== literal.text.length + 1) return literal.span
  const from = offsets[start] ?? 0
  const to = offsets[start + length] ?? literal.span.length
  return { file, start: base + from, length: to - from }
}

const escape = /\\(?:u\{([\da-f]+)\}|u[\da-f]{4}|x[\da-f]{2}|[0-3]?[0-7]?[0-7]|\r\n|[^])|\r\n|[^]/giy

/** Where each UTF-16 unit of the text begins in its source, and where the last one ends. */
function sourceOffsets(raw: string): number[] {
  const offsets: number[] = []
  for (const match of raw.matchAll(new RegExp(escape, 'gi'))) {
    const [whole, codePoint] = match
    if (isLineContinuation(whole)) continue
    const units = codePoint !== undefined && parseInt(codePoint, 16) > 0xffff ? 2 : 1
    for (let unit = 0; unit < units; unit++) offsets.push(match.index)
  }
  offsets.push(raw.length)
  return offsets
}

function isLineContinuation(escaped: string): boolean {
  return /^\\(?:\r\n|[\r\n\u2028\u2029])$/.test(escaped)
}
