import { partsOf } from './parts-of'
import type { TypeId, TypeTable } from './types'

/** The types and everything that they are made of, in the order in which they are come upon. */
export function reachable(table: TypeTable, roots: Iterable<TypeId>): Set<TypeId> {
  const reached = new Set(roots)
  // A Set's iteration reaches what is added meanwhile.
  for (const id of reached) for (const part of partsOf(table, id)) reached.add(part)
  return reached
}
