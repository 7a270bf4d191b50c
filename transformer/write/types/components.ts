import { Components } from '../../model/components'
import type { TypeId, TypeTable } from '../../model/types'
import { partsOf } from '../../model/parts-of'

const known = new WeakMap<TypeTable, { size: number; components: Components<TypeId> }>()

/** The components of the types of a table. */
export function componentsOf(table: TypeTable): Components<TypeId> {
  let found = known.get(table)
  // A table grows as long as types are read.
  if (found?.size !== table.types.size) {
    found = { size: table.types.size, components: new Components((id) => partsOf(table, id)) }
    known.set(table, found)
  }
  return found.components
}
