import type ts from 'typescript'
import { consultTypes } from './consulted'
import { namesTaken } from './names-taken'
import type { ObjectMember } from './object-members'
import type { Reading } from './reading'
import { resolveValue } from './resolve-value'

/**
 * The services that a function takes from its parameter at `position`, in the order in which it names them. When its code
 * does not tell (a function made elsewhere, a parameter that is handed on), the parameter's declared type does.
 */
export function servicesTaken(reading: Reading, member: ObjectMember, position: number): string[] {
  const { ts, checker } = reading
  const { value } = member
  const taker: ts.Node = ts.isMethodDeclaration(value) ? value : functionOf(reading, value)
  if (ts.isFunctionLike(taker)) {
    const parameter = taker.parameters[position]
    const names = parameter === undefined ? [] : namesTaken(ts, checker, taker, parameter)
    if (names !== undefined) return names
  }
  consultTypes(taker)
  const symbol = checker.getTypeAtLocation(taker).getCallSignatures()[0]?.parameters[position]
  if (symbol === undefined) return []
  return checker.getPropertiesOfType(checker.getTypeOfSymbol(symbol)).map((property) => property.name)
}

function functionOf({ ts, checker }: Reading, value: Exclude<ObjectMember['value'], ts.MethodDeclaration>): ts.Node {
  const expression = ts.isShorthandPropertyAssignment(value) ? value.name : value
  return resolveValue(ts, checker, expression)?.node ?? expression
}
