import type ts from 'typescript'
import type { TypeScript } from './typescript'

const known = new WeakMap<ts.SourceFile, Map<string, readonly ts.Node[]>>()

/** Where a file names something: the identifiers and the keys in quotes that have a text. */
export function mentionsOf(ts: TypeScript, file: ts.SourceFile, name: string): readonly ts.Node[] {
  return textsOf(ts, file, name).filter((node) => !ts.isStringLiteralLike(node) || isQuotedName(ts, node))
}

/** Where a file has a text as an identifier or as a string, found once for each. */
export function textsOf(ts: TypeScript, file: ts.SourceFile, name: string): readonly ts.Node[] {
  // The parser's own list of names lacks those in what it took over from an earlier version of the file.
  if (!file.text.includes(name)) return []
  let inFile = known.get(file)
  if (inFile === undefined) known.set(file, (inFile = new Map<string, readonly ts.Node[]>()))
  let texts = inFile.get(name)
  if (texts === undefined) inFile.set(name, (texts = findTexts(ts, file, name)))
  return texts
}

function findTexts(ts: TypeScript, file: ts.SourceFile, name: string): ts.Node[] {
  const found: ts.Node[] = []
  visit(file)
  return found

  function visit(node: ts.Node): void {
    if ((ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && node.text === name) found.push(node)
    ts.forEachChild(node, visit)
  }
}

/** A text that stands for a name: `all['name']`, `{ 'name': … }`, `Pick<All, 'name'>`. */
function isQuotedName(ts: TypeScript, node: ts.StringLiteralLike): boolean {
  const { parent } = node
  return (
    ts.isElementAccessExpression(parent) || ts.isLiteralTypeNode(parent) || (parent as { name?: ts.Node }).name === node
  )
}

/** Whether a mention only hands the thing on under its own name: `import { a }`, `export { a }`. */
export function isHandedOn(ts: TypeScript, { parent }: ts.Node): boolean {
  return (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) && parent.propertyName === undefined
}
