import type ts from 'typescript'
import type { Span } from '../../model/place'

/** Where a node stands, without the space before it. */
export function spanOf(node: ts.Node): Span {
  const file = node.getSourceFile()
  const start = node.getStart(file)
  return { file: file.fileName, start, length: node.getEnd() - start }
}

/** Whether a place is in the code of the user, who can change it: not in a package, not in TypeScript's library. */
export function isOwn({ file }: Pick<Span, 'file'>): boolean {
  return !file.includes('/node_modules/') && !/\/lib\.[\w.]*d\.ts$/u.test(file)
}
