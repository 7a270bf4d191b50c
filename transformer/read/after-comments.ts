import type ts from 'typescript'
import type { TypeScript } from './typescript'

/** Behind the comments that stand on the same line after a position, and so belong to what ends there. */
export function afterComments(ts: TypeScript, { text }: ts.SourceFile, position: number): number {
  return ts.getTrailingCommentRanges(text, position)?.at(-1)?.end ?? position
}
