import type ts from 'typescript'
import type { Span } from '../../model/place'

/** Where a node stands, without the space before it. */
export function spanOf(node: ts.Node): Span {
  const file = node.getSourceFile()
  const start = node.getStart(file)
  return { file: file.fileName, start, length: node.getEnd() - start }
}
