import type ts from 'typescript'
import type { ContextModel } from '../model/functions'
import { contextBrand } from './context-brand'
import { plainExpression } from './plain-expression'
import type { Reading } from './reading'

/** What kind of context a call such as `ctx.call(fn)` goes through; undefined when its type does not tell. */
export function usedContext({ ts, checker }: Reading, call: ts.CallExpression): ContextModel['kind'] | undefined {
  const callee = plainExpression(ts, call.expression)
  if (ts.isPropertyAccessExpression(callee))
    return contextBrand(ts, checker, checker.getTypeAtLocation(callee.expression))?.kind
  const element = ts.isIdentifier(callee) ? checker.getSymbolAtLocation(callee)?.valueDeclaration : undefined
  if (element === undefined || !ts.isBindingElement(element)) return undefined
  return contextBrand(ts, checker, checker.getTypeAtLocation(element.parent))?.kind
}
