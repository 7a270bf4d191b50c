import type ts from 'typescript'
import type { SessionTypes } from '../model/project'
import { expressionOf, objectMembers } from './object-members'
import type { ProjectReader } from './project-reader'
import type { TypeReader } from './types'

/** What the `session` function of a `defineApp` call says, when its type tells: without the promise, and without nobody. */
export function sessionGiven({ reading: { ts, checker } }: ProjectReader, app: ts.CallExpression): ts.Type | undefined {
  const [options] = app.arguments
  const member = options && objectMembers(ts, checker, options).members.find(({ key }) => key === 'session')
  const node = member && (expressionOf(ts, member) ?? member.value)
  const returned = node && checker.getTypeAtLocation(node).getCallSignatures().at(-1)?.getReturnType()
  const type = returned && checker.getNonNullableType(checker.getAwaitedType(returned) ?? returned)
  const untold = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never
  return type === undefined || (type.flags & untold) !== 0 ? undefined : type
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
