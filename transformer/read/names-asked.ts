import type ts from 'typescript'
import { consultTypes } from './consulted'
import type { TypeScript } from './typescript'

/**
 * The properties of an argument that the parameter it is given for asks for, by its type; undefined when that does not tell, because
 * the type is open (`any`, a type parameter, `object`, one with an index signature) or one of several.
 */
export function namesAsked(ts: TypeScript, checker: ts.TypeChecker, argument: ts.Expression): string[] | undefined {
  consultTypes(argument)
  const asked = checker.getContextualType(argument)
  if (asked === undefined || (asked.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) === 0) return undefined
  if (checker.getIndexInfosOfType(asked).length > 0) return undefined
  const names = checker.getPropertiesOfType(asked).map((property) => property.name)
  if (names.length === 0) return undefined
  const given = checker.getTypeAtLocation(argument)
  return names.filter((name) => checker.getPropertyOfType(given, name) !== undefined)
}
