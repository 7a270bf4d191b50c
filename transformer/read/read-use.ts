import type ts from 'typescript'
import type { PublishModel, UseModel } from '../model/project'
import type { FunctionSource } from './function-source'
import { plainExpression } from './plain-expression'
import { spanOf } from './place'
import type { Reading } from './reading'
import { propertyText } from './resolve-value'
import type { TypeScript } from './typescript'

/** The function that `ctx.call(fn, …)` or `ctx.enqueue(fn, …)` names; undefined when the call is something else. */
export function readUse(
  reading: Reading,
  call: ts.CallExpression,
  target: (value: ts.Expression) => FunctionSource | undefined,
): UseModel | undefined {
  const { ts } = reading
  const [fn] = call.arguments
  if (fn === undefined || ts.isSpreadElement(fn)) return undefined
  const named = plainExpression(ts, fn)
  if (!ts.isIdentifier(named) && !ts.isPropertyAccessExpression(named)) return undefined
  const verb = verbOf(reading, call)
  if (verb !== 'call' && verb !== 'enqueue') return undefined
  // A parameter or a variable: which function it is shows only at run time.
  const source = target(fn)
  if (source?.name === undefined) return undefined
  return { verb, target: source.reference, ...waiting(ts, call) }
}

/** The topic that `ctx.publish(topic, …)` names; undefined when the call is something else. */
export function readPublish(reading: Reading, call: ts.CallExpression): PublishModel | undefined {
  const [topic] = call.arguments
  if (topic === undefined || verbOf(reading, call) !== 'publish') return undefined
  return { topic: topic.getText(), ...waiting(reading.ts, call) }
}

/** The member of a context that is called. */
export function verbOf(reading: Reading, call: ts.CallExpression): string | undefined {
  const member = memberOf(reading, plainExpression(reading.ts, call.expression))
  return member !== undefined && reading.solder.declares(member) ? member.name : undefined
}

function waiting(ts: TypeScript, call: ts.CallExpression): Pick<UseModel, 'unawaited' | 'isInAsync'> {
  return isUnawaited(ts, call) ? { unawaited: spanOf(call), ...inAsync(ts, call) } : {}
}

/** The property that a callee reads: of `ctx.enqueue`, or of the object that `enqueue` was taken out of. */
function memberOf({ ts, checker }: Reading, callee: ts.Expression): ts.Symbol | undefined {
  if (ts.isPropertyAccessExpression(callee)) return checker.getSymbolAtLocation(callee.name)
  const symbol = ts.isIdentifier(callee) ? checker.getSymbolAtLocation(callee) : undefined
  const element = symbol?.valueDeclaration
  if (element === undefined || !ts.isBindingElement(element)) return undefined
  const name = propertyText(ts, element.propertyName ?? element.name)
  return name === undefined ? undefined : checker.getPropertyOfType(checker.getTypeAtLocation(element.parent), name)
}

/** Whether the call is a statement of its own. `void` says that nobody is meant to wait. */
function isUnawaited(ts: TypeScript, call: ts.CallExpression): boolean {
  let node: ts.Node = call
  while (ts.isParenthesizedExpression(node.parent)) node = node.parent
  return ts.isExpressionStatement(node.parent)
}

function inAsync(ts: TypeScript, call: ts.CallExpression): { isInAsync?: true } {
  let node: ts.Node = call
  while (!ts.isFunctionLike(node) && !ts.isSourceFile(node)) node = node.parent
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ? { isInAsync: true } : {}
}
