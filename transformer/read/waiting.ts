import type ts from 'typescript'
import type { DroppingLoop, Waiting } from '../model/project'
import { consultTypes } from './consulted'
import { givenBy, isDropped } from './dropped-value'
import { outOf } from './outer-expression'
import { spanOf } from './place'
import { plainExpression } from './plain-expression'
import type { Reading } from './reading'
import type { TypeScript } from './typescript'

/** Whether something waits for a call. `void` says that nobody is meant to. */
export function waiting(reading: Reading, call: ts.CallExpression): Waiting {
  const { ts } = reading
  if (isDropped(reading, call, { evenIfMeant: false })) return { unawaited: spanOf(call), ...inAsync(ts, call) }
  const loop = loopAround(reading, call)
  return loop === undefined ? {} : { unawaited: spanOf(call), loop: loop.place, ...inAsync(ts, loop.call) }
}

/** The `forEach`, or the `map` for whose list nothing waits, whose function gives what a call gives. */
function loopAround(
  reading: Reading,
  call: ts.CallExpression,
): { call: ts.CallExpression; place: DroppingLoop } | undefined {
  const { ts, checker, program } = reading
  const fn = functionGiving(ts, givenBy(ts, call))
  const handed = fn && outOf(ts, fn)
  const loop = handed?.parent
  if (loop === undefined || !ts.isCallExpression(loop) || loop.arguments[0] !== handed) return undefined
  const callee = plainExpression(ts, loop.expression)
  if (!ts.isPropertyAccessExpression(callee) || !['forEach', 'map'].includes(callee.name.text)) return undefined
  if (!isDropped(reading, loop, { evenIfMeant: false })) return undefined
  consultTypes(callee)
  const declaration = checker.getSymbolAtLocation(callee.name)?.declarations?.[0]
  if (declaration === undefined || !program.isSourceFileDefaultLibrary(declaration.getSourceFile())) return undefined
  const isList = checker.isArrayLikeType(checker.getNonNullableType(checker.getTypeAtLocation(callee.expression)))
  const isStatement = ts.isExpressionStatement(loop.parent) && !ts.isOptionalChain(loop)
  const name = spanOf(callee.name)
  return { call: loop, place: { name, ...(isList && isStatement ? { statement: spanOf(loop) } : {}) } }
}

/** The function written in place whose result an expression is. */
function functionGiving(ts: TypeScript, node: ts.Expression): ts.Expression | undefined {
  const { parent } = node
  if (ts.isArrowFunction(parent)) return parent.body === node ? parent : undefined
  if (!ts.isReturnStatement(parent)) return undefined
  let at: ts.Node = parent
  while (!ts.isFunctionLike(at) && !ts.isSourceFile(at)) at = at.parent
  return ts.isArrowFunction(at) || ts.isFunctionExpression(at) ? at : undefined
}

function inAsync(ts: TypeScript, call: ts.CallExpression): { isInAsync?: true } {
  let node: ts.Node = call
  while (!ts.isFunctionLike(node) && !ts.isSourceFile(node)) node = node.parent
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ? { isInAsync: true } : {}
}
