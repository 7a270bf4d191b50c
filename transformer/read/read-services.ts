import type ts from 'typescript'
import type { ServicesModel } from '../model/project'
import { namesTaken } from './names-taken'
import { objectMembers, type ObjectMember } from './object-members'
import { spanOf } from './place'
import type { Reading } from './reading'
import { resolveValue } from './resolve-value'

/** The factories of one `defineServices` call, and which services each of them takes. */
export function readServices(reading: Reading, call: ts.CallExpression): ServicesModel {
  const { ts, checker } = reading
  const services: ServicesModel = { span: spanOf(call), factories: [] }
  const [factories] = call.arguments
  if (factories === undefined) return services
  const { members, partial } = objectMembers(ts, checker, factories)
  if (partial) services.partial = true
  for (const member of members) {
    services.factories.push({ name: member.key, span: member.span, takes: takenBy(reading, member) })
  }
  return services
}

/**
 * The services that a factory takes, in the order in which it names them. When its code does not tell (a function made
 * elsewhere, a parameter that is handed on), its parameter's declared type does.
 */
function takenBy(reading: Reading, member: ObjectMember): string[] {
  const { ts, checker } = reading
  const { value } = member
  const factory: ts.Node = ts.isMethodDeclaration(value) ? value : factoryOf(reading, value)
  if (ts.isFunctionLike(factory)) {
    const [parameter] = factory.parameters
    const names = parameter === undefined ? [] : namesTaken(ts, checker, factory, parameter)
    if (names !== undefined) return names
  }
  const symbol = checker.getTypeAtLocation(factory).getCallSignatures()[0]?.parameters[0]
  if (symbol === undefined) return []
  const type = checker.getTypeOfSymbol(symbol)
  return checker
    .getPropertiesOfType(type)
    .map((property) => property.name)
    .filter((name) => name !== member.key)
}

function factoryOf({ ts, checker }: Reading, value: Exclude<ObjectMember['value'], ts.MethodDeclaration>): ts.Node {
  const expression = ts.isShorthandPropertyAssignment(value) ? value.name : value
  return resolveValue(ts, checker, expression)?.node ?? expression
}
