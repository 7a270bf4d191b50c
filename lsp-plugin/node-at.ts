import type ts from 'typescript'

/** The innermost node that covers a position; one that ends there is taken when none begins there. */
export function nodeAt({ forEachChild }: typeof ts, file: ts.SourceFile, position: number): ts.Node {
  let found: ts.Node = file
  for (let next: ts.Node | undefined = file; next !== undefined;) {
    found = next
    let ending: ts.Node | undefined
    next = forEachChild(found, (child) => {
      if (child.getStart(file) <= position && position < child.end) return child
      if (child.end === position && child.getStart(file) < position) ending = child
      return undefined
    })
    next ??= ending
  }
  return found
}
