import type ts from 'typescript'
import type { SessionTypes } from '../model/project'
import { expressionOf, objectMembers } from './object-members'
import type { ProjectReader } from './project-reader'
import type { Reading } from './reading'
import type { TypeReader } from './types'

/** What the `session` function of a `defineApp` call says, when its type tells: without the promise, and without nobody. */
export function sessionGiven(project: ProjectReader, app: ts.CallExpression): ts.Type | undefined {
  const { ts, checker } = project.reading
  const [options] = app.arguments
  const member = options && objectMembers(ts, checker, options).members.find(({ key }) => key === 'session')
  const node = member && (expressionOf(ts, member) ?? member.value)
  const returned = node && returnTypeOf(project.reading, node)
  const type = returned && checker.getNonNullableType(checker.getAwaitedType(returned) ?? returned)
  const untold = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never
  return type === undefined || (type.flags & untold) !== 0 ? undefined : type
}

/**
 * What a function is declared to return. For one in place that says nothing of it, that would take the type of the whole app, with all
 * its wirings, whichever file an editor asks about.
 */
function returnTypeOf({ ts, checker }: Reading, node: ts.Node): ts.Type | undefined {
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node) && !ts.isMethodDeclaration(node))
    return checker.getTypeAtLocation(node).getCallSignatures().at(-1)?.getReturnType()
  const written = node.type ?? ts.getJSDocReturnType(node)
  return written && checker.getTypeFromTypeNode(written)
}

/** Both session types in one table; undefined when each session that is given is surely one that is needed. */
export function sessionTypes(
  checker: ts.TypeChecker,
  reader: TypeReader,
  given: ts.Type,
  needed: ts.Type,
  at: ts.Node,
): SessionTypes | undefined {
  if (checker.isTypeAssignableTo(given, needed)) return undefined
  const read = (type: ts.Type) => reader.read(type, at, 'session', [])
  return { given: read(given), needed: read(needed), types: reader.table }
}
