import type ts from 'typescript'
import type { Span } from '../model/place'
import { nodeWithSpan } from './node-with-span'
import { spanOf } from './place'
import type { TypeScript } from './typescript'

/**
 * The only type of a certain text, as `any`, that is written in the type of what is declared at a place, or in the type that stands
 * there; undefined where there are none or several.
 */
export function writtenType(ts: TypeScript, file: ts.SourceFile, place: Span, text: string): Span | undefined {
  const node = nodeWithSpan(ts, file, place)
  if (node === undefined) return undefined
  const holder = ts.isIdentifier(node) || ts.isStringLiteral(node) ? node.parent : node
  const isDeclaration = ts.isPropertySignature(holder) || ts.isPropertyDeclaration(holder) || ts.isParameter(holder)
  const type = isDeclaration ? holder.type : ts.isTypeNode(holder) ? holder : undefined
  const wanted = withoutBlanks(text)
  const found: ts.Node[] = []
  const visit = (each: ts.Node): void => {
    if (ts.isTypeNode(each) && withoutBlanks(each.getText(file)) === wanted) found.push(each)
    ts.forEachChild(each, visit)
  }
  if (type) visit(type)
  const [only, another] = found
  return only && another === undefined ? spanOf(only) : undefined
}

/** However a type is laid out, and whichever quotes it has. */
function withoutBlanks(text: string): string {
  return text.replaceAll(/\s+/g, '').replaceAll('"', "'")
}
