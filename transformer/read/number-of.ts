import type ts from 'typescript'
import type { TypeScript } from './typescript'

/** The number that a literal is, with a minus or without. */
export function numberOf(ts: TypeScript, node: ts.Node): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (!ts.isPrefixUnaryExpression(node) || node.operator !== ts.SyntaxKind.MinusToken) return undefined
  const positive = numberOf(ts, node.operand)
  return positive === undefined ? undefined : -positive
}
