import type ts from 'typescript'
import { plainExpression } from './plain-expression'
import type { TypeScript } from './typescript'

/** The node, or the parentheses and assertions around it. */
export function outOf(ts: TypeScript, node: ts.Expression): ts.Expression {
  let at = node
  while (ts.isExpression(at.parent) && plainExpression(ts, at.parent) !== at.parent) at = at.parent
  return at
}
