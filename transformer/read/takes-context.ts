import type ts from 'typescript'
import { contextBrand } from './context-brand'
import type { TypeScript } from './typescript'

/** Whether one of the function's parameters is a context. */
export function takesContext(ts: TypeScript, checker: ts.TypeChecker, node: ts.SignatureDeclaration): boolean {
  return node.parameters.some(
    (parameter) => contextBrand(ts, checker, checker.getTypeAtLocation(parameter)) !== undefined,
  )
}
