import type ts from 'typescript'
import type { Reading } from './reading'

/*
 * Texts that `Uppercase`, `Lowercase`, `Capitalize` and `Uncapitalize` leave as they are: TypeScript's own test, as a regular
 * expression. What lies beyond 16 bits is two characters to `Capitalize`, and neither has another case.
 */
const patterns: Readonly<Record<string, string>> = {
  Uppercase: '\\P{Changes_When_Uppercased}*',
  Lowercase: '\\P{Changes_When_Lowercased}*',
  Capitalize: '(?:[\\P{Changes_When_Uppercased}\\u{10000}-\\u{10ffff}][^]*)?',
  Uncapitalize: '(?:[\\P{Changes_When_Lowercased}\\u{10000}-\\u{10ffff}][^]*)?',
}

/** The regular expressions, without anchors, of `Uppercase<string>` and the like, one in another too; undefined for any other type. */
export function stringMappingPatterns({ ts }: Reading, type: ts.Type): string[] | undefined {
  if ((type.flags & ts.TypeFlags.StringMapping) === 0) return undefined
  const found: string[] = []
  let at = type
  for (; (at.flags & ts.TypeFlags.StringMapping) !== 0; at = (at as ts.StringMappingType).type) {
    const pattern = patterns[(at as ts.StringMappingType).symbol.name]
    if (pattern === undefined) return undefined
    found.push(pattern)
  }
  return (at.flags & ts.TypeFlags.String) === 0 ? undefined : found
}
