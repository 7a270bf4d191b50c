import type ts from 'typescript'
import type { Reading } from './reading'

/** Whether what is optional may be given as `undefined`: with `exactOptionalPropertyTypes`, only when its type says so. */
export function mayBeUndefined({ ts, checker, program }: Reading, type: ts.Type): boolean {
  if (program.getCompilerOptions().exactOptionalPropertyTypes !== true) return true
  const parts = type.isUnion() ? type.types : [type]
  // The checker marks what may be missing with an `undefined` of its own.
  return parts.some((part) => part === checker.getUndefinedType() || (part.flags & ts.TypeFlags.Unknown) !== 0)
}
