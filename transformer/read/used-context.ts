import type ts from 'typescript'
import type { ContextModel } from '../model/functions'
import { contextBrand } from './context-brand'
import { plainExpression } from './plain-expression'
import type { Reading } from './reading'

/** What kind of context a call such as `ctx.call(fn)` goes through; undefined when its type does not tell. */
export function usedContext({ ts, checker }: Reading, call: ts.CallExpression): ContextModel['kind'] | undefined {
  const callee = plainExpression(ts, call.expression)
  const kindOf = (node: ts.Node) => {
    const type = checker.getNonNullableType(checker.getTypeAtLocation(node))
    return type.isUnion() ? undefined : contextBrand(ts, checker, type)?.kind
  }
  if (ts.isPropertyAccessExpression(callee)) return kindOf(callee.expression)
  const element = ts.isIdentifier(callee) ? checker.getSymbolAtLocation(callee)?.valueDeclaration : undefined
  return element !== undefined && ts.isBindingElement(element) ? kindOf(element.parent) : undefined
}
