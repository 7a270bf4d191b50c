import type ts from 'typescript'
import type { Constraints, TypeId } from '../../model/types'
import type { Reading } from './reading'

/** The id of the type of something optional: `undefined` is not part of it. */
export function withoutUndefined(reading: Reading, type: ts.Type, hint: string, constraints?: Constraints): TypeId {
  const { TypeFlags } = reading.ts
  const has = (flag: ts.TypeFlags): boolean => type.isUnion() && type.types.some((part) => (part.flags & flag) !== 0)
  if ((type.flags & TypeFlags.Undefined) !== 0) return reading.intern({ kind: 'never' }, 'never')
  if (!has(TypeFlags.Undefined)) return reading.enter(type, hint, constraints)
  if (has(TypeFlags.Null)) return reading.enter(type, hint, constraints, 'defined')
  // The checker keeps the name of what is left: `Role` of `Role | undefined`.
  return reading.enter(defined(reading, type), hint, constraints)
}

/** The checker looks at every member again each time; many properties have the same type. */
const definedTypes = new WeakMap<ts.Type, ts.Type>()

function defined({ checker }: Reading, type: ts.Type): ts.Type {
  let found = definedTypes.get(type)
  if (found === undefined) definedTypes.set(type, (found = checker.getNonNullableType(type)))
  return found
}
