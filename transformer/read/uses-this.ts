import type ts from 'typescript'
import { outOf } from './outer-expression'
import type { TypeScript } from './typescript'

/** Whether a method, or a function that a property holds, needs the object that it is a member of. */
export function usesThis(ts: TypeScript, node: ts.Node): boolean {
  const isMethod = ts.isMethodDeclaration(node) || (ts.isFunctionExpression(node) && isHeld(ts, node))
  if (!isMethod || node.body === undefined) return false
  const isSaid = node.parameters.some(({ name }) => ts.isIdentifier(name) && name.text === 'this')
  return !isSaid && hasThis(ts, node.body)
}

function isHeld(ts: TypeScript, node: ts.FunctionExpression): boolean {
  const { parent } = outOf(ts, node)
  return ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)
}

/** Functions but for arrows, and classes, have a `this` of their own. */
function hasThis(ts: TypeScript, node: ts.Node): boolean {
  if (node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword) return true
  const hasItsOwn = ts.isClassLike(node) || (ts.isFunctionLike(node) && !ts.isArrowFunction(node))
  return !hasItsOwn && ts.forEachChild(node, (child) => hasThis(ts, child) || undefined) === true
}
