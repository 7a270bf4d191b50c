import type ts from 'typescript'
import type { Span } from '../model/place'
import type { FunctionReference } from '../model/wiring'
import { concreteUse } from './concrete-use'
import { consultTypes } from './consulted'
import { spanOf } from './place'
import { propertyText, resolveValue } from './resolve-value'
import type { TypeScript } from './typescript'
import { usesThis } from './uses-this'

/** Where in the source a function is: what a `FunctionReference` stands for. */
export interface FunctionSource {
  /** A function, or an expression or declaration whose type is one. */
  readonly node: ts.Node
  /** The name of its declaration; absent when it is written in place. */
  readonly name?: ts.DeclarationName
  /** The expression whose type says how it is called, when its declaration leaves types open. */
  readonly concrete?: ts.Expression
  readonly reference: FunctionReference
}

/** The node whose type says how a function is called. */
export function typedNode({ node, concrete }: Pick<FunctionSource, 'node' | 'concrete'>): ts.Node {
  return concrete ?? node
}

/** The function that an expression or a method names; `address` is the name of one that has none. */
export function functionSource(
  ts: TypeScript,
  checker: ts.TypeChecker,
  value: ts.Expression | ts.MethodDeclaration | ts.ShorthandPropertyAssignment,
  address: string,
): FunctionSource | undefined {
  if (ts.isMethodDeclaration(value)) return inline(value, spanOf(value.name), address)
  const expression = ts.isShorthandPropertyAssignment(value) ? value.name : value
  const span = spanOf(expression)
  const resolved = resolveValue(ts, checker, expression)
  if (resolved === undefined) {
    // The source does not say which function this is, but its type says how it is called.
    const callable = isCallable(checker, expression)
    const source = inline(expression, span, address)
    return callable ? { ...source, reference: { ...source.reference, alias: true } } : undefined
  }
  const { node, name } = resolved
  const concrete = concreteUse(ts, checker, node, expression)
  const more = concrete && { concrete }
  if (name === undefined || !ts.isIdentifier(name)) {
    if (!isCallable(checker, node)) return undefined
    const source = inline(node, span, (name && ts.isPropertyName(name) ? propertyText(ts, name) : undefined) ?? address)
    if (concrete !== undefined) source.reference.isConcrete = true
    return { ...source, ...more }
  }
  const isName =
    ts.isIdentifier(expression) || ts.isPropertyAccessExpression(expression) || ts.isElementAccessExpression(expression)
  const declaration = spanOf(name)
  const reference: FunctionReference = isName
    ? { name: name.text, declaration, span, written: writtenAs(ts, expression) }
    : { name: name.text, declaration, span }
  if (concrete !== undefined) reference.isConcrete = true
  if (usesThis(ts, node)) reference.losesThis = true
  return { node, name, ...more, reference }
}

function writtenAs(ts: TypeScript, name: ts.Expression): string {
  return ts.isIdentifier(name) ? ts.idText(name) : name.getText()
}

function inline(node: ts.Node, span: Span, name: string): FunctionSource {
  return { node, reference: { name, declaration: spanOf(node), span } }
}

function isCallable(checker: ts.TypeChecker, node: ts.Node): boolean {
  consultTypes(node)
  return checker.getTypeAtLocation(node).getCallSignatures().length > 0
}
