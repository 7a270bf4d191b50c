import type ts from 'typescript'
import type { TypeScript } from './typescript'

/** The expression inside parentheses, `as`, `satisfies`, `!` and type assertions. */
export function plainExpression(ts: TypeScript, expression: ts.Expression): ts.Expression {
  let node = expression
  while (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node)
  ) {
    node = node.expression
  }
  return node
}
