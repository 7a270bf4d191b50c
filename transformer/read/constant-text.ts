import type ts from 'typescript'
import { numberOf } from './number-of'
import { plainExpression } from './plain-expression'
import { resolveValue } from './resolve-value'
import type { TypeScript } from './typescript'

const deepest = 20

/** The text that an expression is when the source tells: a literal, a constant, a member of an enum, or a template or sum of such. */
export function constantText(
  ts: TypeScript,
  checker: ts.TypeChecker,
  expression: ts.Expression,
  depth = 0,
): string | undefined {
  const node = plainExpression(ts, expression)
  if (depth > deepest) return undefined
  const textOf = (part: ts.Expression): string | undefined => constantText(ts, checker, part, depth + 1)
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node)) {
    const parts = node.templateSpans.flatMap((span) => [
      textOf(span.expression) ?? numberText(ts, checker, span.expression),
      span.literal.text,
    ])
    return parts.includes(undefined) ? undefined : node.head.text + parts.join('')
  }
  if (ts.isBinaryExpression(node)) {
    const [left, right] =
      node.operatorToken.kind === ts.SyntaxKind.PlusToken ? [textOf(node.left), textOf(node.right)] : []
    return left === undefined || right === undefined ? undefined : left + right
  }
  const value = resolveValue(ts, checker, node)?.node
  if (value === undefined || value === node) return undefined
  if (ts.isEnumMember(value)) return enumText(checker, value)
  return ts.isExpression(value) ? textOf(value) : undefined
}

function numberText(ts: TypeScript, checker: ts.TypeChecker, expression: ts.Expression): string | undefined {
  const value = resolveValue(ts, checker, expression)?.node
  const number = value && numberOf(ts, value)
  return number === undefined ? undefined : String(number)
}

function enumText(checker: ts.TypeChecker, member: ts.EnumMember): string | undefined {
  const value = checker.getConstantValue(member)
  return typeof value === 'string' ? value : undefined
}
