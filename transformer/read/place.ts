import type ts from 'typescript'
import type { Span } from '../model/place'

/** Where a node is, without the comments before it. */
export function spanOf(node: ts.Node): Span {
  const file = node.getSourceFile()
  const start = node.getStart(file)
  return { file: file.fileName, start, length: node.end - start }
}

/** Where the text of a name or a string is, without quotes or brackets. */
export function textSpanOf(ts: typeof import('typescript'), node: ts.Node): Span {
  const inner = ts.isComputedPropertyName(node) ? node.expression : node
  const span = spanOf(inner)
  return ts.isStringLiteralLike(inner) ? { ...span, start: span.start + 1, length: span.length - 2 } : span
}

/** The line of a place, from 1. */
export function lineAt(file: ts.SourceFile, position: number): number {
  return file.getLineAndCharacterOfPosition(position).line + 1
}
