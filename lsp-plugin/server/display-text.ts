import type ts from 'typescript'

/** The text of what TypeScript gives in parts. */
export function displayText(parts: readonly ts.SymbolDisplayPart[] = []): string {
  return parts.map(({ text }) => text).join('')
}
