import type ts from 'typescript'
import type { Reading } from './reading'

/** The type that is written for a declaration, in TypeScript or in JSDoc. */
export function typeNodeOf({ ts }: Reading, declaration: ts.Node): ts.TypeNode | undefined {
  if (ts.isTypeNode(declaration)) return declaration
  if (ts.isJSDocPropertyTag(declaration) || ts.isJSDocParameterTag(declaration)) return declaration.typeExpression?.type
  if (ts.isJSDocTypedefTag(declaration)) {
    const { typeExpression } = declaration
    return typeExpression !== undefined && ts.isJSDocTypeExpression(typeExpression) ? typeExpression.type : undefined
  }
  const written = (declaration as { type?: ts.Node }).type
  if (written !== undefined && ts.isTypeNode(written)) return written
  return ts.getJSDocType(declaration)
}

/** What declares the type that a reference names. */
export function referenceTarget(
  { ts, checker }: Reading,
  node: ts.TypeReferenceNode | ts.ImportTypeNode,
): ts.Declaration[] {
  const name = ts.isTypeReferenceNode(node) ? node.typeName : node.qualifier
  const symbol = name && checker.getSymbolAtLocation(name)
  if (symbol === undefined) return []
  const target = (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol)
  return target.declarations ?? []
}
