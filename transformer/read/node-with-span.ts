import type ts from 'typescript'
import type { Span } from '../model/place'
import type { TypeScript } from './typescript'

/** The outermost node that stands exactly at a place, without the comments before it. */
export function nodeWithSpan(
  { forEachChild }: TypeScript,
  file: ts.SourceFile,
  { start, length }: Span,
): ts.Node | undefined {
  const end = start + length
  let node: ts.Node | undefined = file
  while (node !== undefined && !(node.getStart(file) === start && node.end === end)) {
    node = forEachChild(node, (child) => (child.pos <= start && end <= child.end ? child : undefined))
  }
  return node
}
