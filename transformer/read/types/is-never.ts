import type ts from 'typescript'
import type { Reading } from './reading'

/**
 * Whether no value has the type, because parts of an intersection contradict each other: `{ k: 'a' } & { k: 'b' }`. The
 * checker keeps such a type among the members of a union, with no properties: read as it stands, it would accept all.
 */
export function isNever({ ts, checker }: Reading, type: ts.Type): boolean {
  const { TypeFlags } = ts
  if ((type.flags & TypeFlags.Never) !== 0) return true
  return (type.flags & TypeFlags.Intersection) !== 0 && checker.isTypeAssignableTo(type, checker.getNeverType())
}
