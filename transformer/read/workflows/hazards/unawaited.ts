import type ts from 'typescript'
import { outOf } from '../../outer-expression'
import type { ProjectReader } from '../../project-reader'

/** The name `forEach` of the call that is handed the function around a node, and drops what it gives. */
export function droppingForEach({ reading: { ts } }: ProjectReader, node: ts.Node): ts.Node | undefined {
  let at = node
  while (!ts.isFunctionLike(at) && !ts.isSourceFile(at)) at = at.parent
  if (!ts.isArrowFunction(at) && !ts.isFunctionExpression(at)) return undefined
  const call = outOf(ts, at).parent
  const callee = ts.isCallExpression(call) && call.arguments.includes(at) ? call.expression : undefined
  return callee && ts.isPropertyAccessExpression(callee) && callee.name.text === 'forEach' ? callee.name : undefined
}
