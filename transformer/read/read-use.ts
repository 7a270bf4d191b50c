import type ts from 'typescript'
import type { InlineUseModel, PublishModel, UseModel } from '../model/project'
import type { FunctionSource } from './function-source'
import { consultTypes } from './consulted'
import { plainExpression } from './plain-expression'
import { spanOf } from './place'
import type { Reading } from './reading'
import { propertyText } from './resolve-value'
import { waiting } from './waiting'

/** What a use is read with. */
export interface UseReading {
  target: (value: ts.Expression) => FunctionSource | undefined
  /** Whether syntax alone tells that a type is a context. */
  isContext: (type: ts.TypeNode | undefined) => boolean
}

const verbs: readonly string[] = ['call', 'enqueue', 'start', 'step'] satisfies UseModel['verb'][]

/** Whether a member of a context takes a function as its first argument. */
export function isVerb(name: string | undefined): name is UseModel['verb'] {
  return name !== undefined && verbs.includes(name)
}

/** The function that `ctx.call(fn, …)` or a call of its kind names; undefined when the call is something else. */
export function readUse(
  reading: Reading,
  call: ts.CallExpression,
  { target, isContext }: UseReading,
): UseModel | undefined {
  const { ts } = reading
  const [fn] = call.arguments
  if (fn === undefined || ts.isSpreadElement(fn)) return undefined
  const named = plainExpression(ts, fn)
  if (!ts.isIdentifier(named) && !ts.isPropertyAccessExpression(named)) return undefined
  const verb = verbOf(reading, call, isContext)
  if (!isVerb(verb)) return undefined
  // A parameter or a variable: which function it is shows only at run time.
  const source = target(fn)
  if (source?.name === undefined) return undefined
  return { verb, target: source.reference, ...waiting(reading, call) }
}

/** The function that a call of that kind has in place of a name; undefined when the call is something else. */
export function readInlineUse(
  reading: Reading,
  call: ts.CallExpression,
  isContext: UseReading['isContext'],
): InlineUseModel | undefined {
  const { ts } = reading
  const fn = call.arguments[0] && plainExpression(ts, call.arguments[0])
  if (fn === undefined || !(ts.isArrowFunction(fn) || ts.isFunctionExpression(fn))) return undefined
  const verb = verbOf(reading, call, isContext)
  return isVerb(verb) ? { verb, span: spanOf(fn) } : undefined
}

/** The topic that `ctx.publish(topic, …)` names; undefined when the call is something else. */
export function readPublish(
  reading: Reading,
  call: ts.CallExpression,
  isContext: UseReading['isContext'],
): PublishModel | undefined {
  const [topic] = call.arguments
  if (topic === undefined || verbOf(reading, call, isContext) !== 'publish') return undefined
  return { topic: topic.getText(), ...waiting(reading, call) }
}

/** The member of a context that is called. */
export function verbOf(
  reading: Reading,
  call: ts.CallExpression,
  isContext: UseReading['isContext'] = () => false,
): string | undefined {
  const callee = plainExpression(reading.ts, call.expression)
  return writtenVerb(reading, callee, isContext) ?? declaredVerb(reading, callee)
}

/** What is called of a parameter whose type is written as a context: no type has to be looked up. */
function writtenVerb(
  { ts, checker }: Reading,
  callee: ts.Expression,
  isContext: UseReading['isContext'],
): string | undefined {
  const isMember = ts.isPropertyAccessExpression(callee)
  const holder = isMember ? plainExpression(ts, callee.expression) : callee
  const declaration = ts.isIdentifier(holder) ? checker.getSymbolAtLocation(holder)?.valueDeclaration : undefined
  if (declaration === undefined) return undefined
  if (isMember) return ts.isParameter(declaration) && isContext(declaration.type) ? callee.name.text : undefined
  if (!ts.isBindingElement(declaration) || !ts.isParameter(declaration.parent.parent)) return undefined
  const name = isContext(declaration.parent.parent.type) ? (declaration.propertyName ?? declaration.name) : undefined
  return name && propertyText(ts, name)
}

/** The same by the type of the expression. */
function declaredVerb(reading: Reading, callee: ts.Expression): string | undefined {
  consultTypes(callee)
  const member = memberOf(reading, callee)
  return member !== undefined && reading.solder.declares(member) ? member.name : undefined
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
