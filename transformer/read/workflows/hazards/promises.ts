import type ts from 'typescript'
import { outOf } from '../../outer-expression'
import { plainExpression } from '../../plain-expression'
import type { ProjectReader } from '../../project-reader'
import { calledFunction } from '../called-function'
import { outsideName } from './outside-name'

const combinators = new Set(['all', 'allSettled', 'race', 'any', 'resolve', 'reject', 'withResolvers', 'try'])
const handlers = new Set(['then', 'catch', 'finally'])

/** Whether a type, or one of several, is that of a promise. */
export function isPromise(checker: ts.TypeChecker, type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type]
  return parts.some((part) => checker.getPropertyOfType(part, 'then') !== undefined)
}

/** Whether a call gives a promise that neither the run's record nor code in sight is behind. */
export function givesForeignPromise(project: ProjectReader, call: ts.CallExpression): boolean {
  const { ts, checker, solder } = project.reading
  const callee = plainExpression(ts, call.expression)
  const type = checker.getTypeAtLocation(call)
  const isAwaited = ts.isAwaitExpression(outOf(ts, call).parent)
  const isAny = (type.flags & ts.TypeFlags.Any) !== 0
  if (isAny ? !isAwaited : !isPromise(checker, type)) return false
  if (ts.isPropertyAccessExpression(callee) && handlers.has(callee.name.text) && isPromised(project, callee))
    return false
  if (isCombinator(project, callee) || isHandedIn(project, callee) || isWritten(ts, callee)) return false
  const declaration = checker.getResolvedSignature(call)?.declaration
  if (declaration !== undefined && solder.holds(declaration)) return false
  return calledFunction(project, call.expression) === undefined
}

/** Whether what is awaited is a promise that something outside of all functions made. */
export function isForeignPromise(project: ProjectReader, expression: ts.Expression): boolean {
  const { ts, checker } = project.reading
  const node = plainExpression(ts, expression)
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return false
  return isPromise(checker, checker.getTypeAtLocation(node)) && isOutside(project, node)
}

/** Whether a name stands for something that is declared outside of all functions. */
function isOutside({ reading: { ts, checker } }: ProjectReader, node: ts.Expression): boolean {
  let root: ts.Expression = node
  while (ts.isPropertyAccessExpression(root)) root = plainExpression(ts, root.expression)
  let at: ts.Node | undefined = ts.isIdentifier(root) ? checker.getSymbolAtLocation(root)?.declarations?.[0] : undefined
  if (at === undefined) return false
  while (!ts.isSourceFile(at)) {
    if (ts.isFunctionLike(at)) return false
    at = at.parent
  }
  return true
}

/** Whether `for await` over what an expression gives waits for something outside: a stream, or promises that are in no function's hand. */
export function givesForeignPromises(project: ProjectReader, source: ts.Expression): boolean {
  const { ts, checker } = project.reading
  const type = checker.getNonNullableType(checker.getTypeAtLocation(source))
  if ((type.flags & ts.TypeFlags.Any) !== 0) return true
  const isStream = checker
    .getPropertiesOfType(type)
    .some(({ escapedName }) => (escapedName as string).startsWith('__@asyncIterator'))
  if (isStream) return true
  const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number)
  return item !== undefined && isPromise(checker, item) && isOutside(project, source)
}

function isPromised({ reading: { checker } }: ProjectReader, callee: ts.PropertyAccessExpression): boolean {
  return isPromise(checker, checker.getTypeAtLocation(callee.expression))
}

function isCombinator(project: ProjectReader, callee: ts.Expression): boolean {
  const name = outsideName(project, callee)
  return name?.module === undefined && name?.path[0] === 'Promise' && combinators.has(name.path[1] ?? '')
}

/** A function that was handed in: whoever handed it in has its code. */
function isHandedIn({ reading: { ts, checker } }: ProjectReader, callee: ts.Expression): boolean {
  let declaration = ts.isIdentifier(callee) ? checker.getSymbolAtLocation(callee)?.valueDeclaration : undefined
  while (declaration && ts.isBindingElement(declaration)) declaration = declaration.parent.parent
  return declaration !== undefined && ts.isParameter(declaration)
}

/** `(async () => …)()` */
function isWritten(ts: ProjectReader['reading']['ts'], callee: ts.Expression): boolean {
  return ts.isArrowFunction(callee) || ts.isFunctionExpression(callee)
}
