import type ts from 'typescript'
import type { Span } from '../model/place'
import type { UnreadModel } from '../model/wiring'
import { constantText } from './constant-text'
import { plainExpression } from './plain-expression'
import { lineAt, spanOf, textSpanOf } from './place'
import { propertyText, resolveValue } from './resolve-value'
import type { TypeScript } from './typescript'

/** One property of an object that is known from the source. */
export interface ObjectMember {
  readonly key: string
  /** Of the key's text, without quotes. */
  readonly span: Span
  /** What the source has there, when that is not the key. */
  readonly raw?: string
  readonly line: number
  readonly value: ts.Expression | ts.MethodDeclaration | ts.ShorthandPropertyAssignment
  /** The one with the same key that stands before it in the same literal, and is lost. */
  readonly overwrites?: ObjectMember
}

export interface ObjectMembers {
  readonly members: readonly ObjectMember[]
  /** Whether some of it cannot be told from the source. */
  readonly partial: boolean
  /** Where that is. */
  readonly unread: readonly UnreadModel[]
}

/** The properties of the object literal behind an expression, those that it spreads from constants included. */
export function objectMembers(ts: TypeScript, checker: ts.TypeChecker, expression: ts.Expression): ObjectMembers {
  const found = new Map<string, ObjectMember>()
  const unread: UnreadModel[] = []
  collect(ts, checker, expression, { found, unread }, 0)
  return { members: [...found.values()], partial: unread.length > 0, unread }
}

function collect(
  ts: TypeScript,
  checker: ts.TypeChecker,
  expression: ts.Expression,
  { found, unread }: { found: Map<string, ObjectMember>; unread: UnreadModel[] },
  depth: number,
): void {
  const literal = resolveValue(ts, checker, expression)?.node
  if (literal === undefined || !ts.isObjectLiteralExpression(literal) || depth > 20) {
    if (!isNothing(ts, expression)) unread.push({ what: depth === 0 ? 'object' : 'spread', span: spanOf(expression) })
    return
  }
  const own = new Map<string, ObjectMember>()
  for (const property of literal.properties) {
    if (ts.isSpreadAssignment(property)) {
      collect(ts, checker, property.expression, { found, unread }, depth + 1)
      continue
    }
    const key = ts.isAccessor(property) ? undefined : keyText(ts, checker, property.name)
    if (key === undefined || ts.isAccessor(property)) {
      unread.push({ what: 'key', span: spanOf(property.name) })
      continue
    }
    const span = textSpanOf(ts, property.name)
    const file = property.getSourceFile()
    const text = file.text.slice(span.start, span.start + span.length)
    const value = ts.isPropertyAssignment(property) ? property.initializer : property
    const member = { key, span, ...(text === key ? {} : { raw: text }), line: lineAt(file, span.start), value }
    const overwrites = own.get(key)
    own.set(key, overwrites === undefined ? member : { ...member, overwrites })
    // What is written later wins, in its place.
    found.delete(key)
    found.set(key, own.get(key) ?? member)
  }
}

/** The text of a key; a computed one may be made of constants. */
function keyText(ts: TypeScript, checker: ts.TypeChecker, name: ts.PropertyName): string | undefined {
  const text = propertyText(ts, name)
  if (text !== undefined || !ts.isComputedPropertyName(name)) return text
  return constantText(ts, checker, name.expression)
}

/** `undefined`, `null` and `false`, which spread to nothing. */
function isNothing(ts: TypeScript, expression: ts.Expression): boolean {
  const node = plainExpression(ts, expression)
  return (
    node.kind === ts.SyntaxKind.NullKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword ||
    (ts.isIdentifier(node) && node.text === 'undefined')
  )
}

/** The expression of a property whose value is one. */
export function expressionOf(ts: TypeScript, member: ObjectMember | undefined): ts.Expression | undefined {
  if (member === undefined || ts.isMethodDeclaration(member.value)) return undefined
  return ts.isShorthandPropertyAssignment(member.value) ? member.value.name : member.value
}
