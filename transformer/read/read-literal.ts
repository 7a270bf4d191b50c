import type ts from 'typescript'
import type { LiteralModel } from '../model/literal'
import { numberOf } from './number-of'
import { objectMembers, expressionOf } from './object-members'
import { spanOf } from './place'
import type { Reading } from './reading'
import { resolveValue } from './resolve-value'
import type { TypeScript } from './typescript'

/** The value of an expression that is made of literals; undefined when the source does not tell all of it. */
export function readLiteral(reading: Reading, expression: ts.Expression, depth = 0): LiteralModel | undefined {
  const { ts, checker } = reading
  if (isUndefined(ts, expression)) return { value: undefined, span: spanOf(expression) }
  const node = depth > 20 ? undefined : resolveValue(ts, checker, expression)?.node
  // What stands elsewhere is shown where it is named.
  const span = spanOf(node?.getSourceFile() === expression.getSourceFile() ? node : expression)
  if (node === undefined) return undefined
  if (ts.isObjectLiteralExpression(node)) return readObject(reading, expression, span, depth)
  if (ts.isArrayLiteralExpression(node)) return readList(reading, node, span, depth)
  if (ts.isNewExpression(node)) return readDate(reading, node, span, depth)
  const plain = plainValue(ts, node)
  return plain && { ...plain, span }
}

function readObject(reading: Reading, expression: ts.Expression, span: LiteralModel['span'], depth: number) {
  const { ts, checker } = reading
  const { members, partial } = objectMembers(ts, checker, expression)
  if (partial) return undefined
  const found = new Map<string, LiteralModel>()
  for (const member of members) {
    const value = expressionOf(ts, member)
    const literal = value && readLiteral(reading, value, depth + 1)
    if (literal === undefined) return undefined
    const hasKey = member.raw === undefined && !ts.isShorthandPropertyAssignment(member.value)
    found.set(member.key, hasKey ? { ...literal, key: member.span } : literal)
  }
  return { value: Object.fromEntries([...found].map(([name, { value }]) => [name, value])), span, members: found }
}

function readList(
  reading: Reading,
  { elements }: ts.ArrayLiteralExpression,
  span: LiteralModel['span'],
  depth: number,
): LiteralModel | undefined {
  const items = elements.map((element) => readLiteral(reading, element, depth + 1))
  const known = items.filter((item) => item !== undefined)
  return known.length < items.length ? undefined : { value: known.map(({ value }) => value), span, items: known }
}

/** `new Date('2030-01-01')` */
function readDate(
  reading: Reading,
  { expression, arguments: given }: ts.NewExpression,
  span: LiteralModel['span'],
  depth: number,
): LiteralModel | undefined {
  const [first, ...more] = given ?? []
  if (first === undefined || more.length > 0 || expression.getText() !== 'Date') return undefined
  const text = readLiteral(reading, first, depth + 1)?.value
  return typeof text === 'string' || typeof text === 'number' ? { value: new Date(text), span } : undefined
}

function plainValue(ts: TypeScript, node: ts.Node): { value: unknown } | undefined {
  if (ts.isStringLiteralLike(node)) return { value: node.text }
  if (ts.isBigIntLiteral(node)) return { value: BigInt(node.text.slice(0, -1)) }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { value: true }
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { value: false }
  if (node.kind === ts.SyntaxKind.NullKeyword) return { value: null }
  const number = numberOf(ts, node)
  return number === undefined ? undefined : { value: number }
}

function isUndefined(ts: TypeScript, node: ts.Expression): boolean {
  return ts.isIdentifier(node) && node.text === 'undefined'
}
