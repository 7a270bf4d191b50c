import type { TypeId, TypeTable } from '../../model/types'
import { partsOf } from '../../model/parts-of'

/** How often the types of a table are parts of others. */
export class Uses {
  readonly #table: TypeTable
  #counted: Map<TypeId, number> | undefined

  constructor(table: TypeTable) {
    this.#table = table
  }

  /** Counted when it is first asked for: then everything has been read. */
  count(id: TypeId): number {
    this.#counted ??= this.#countAll()
    return this.#counted.get(id) ?? 0
  }

  #countAll(): Map<TypeId, number> {
    const counts = new Map<TypeId, number>()
    for (const id of this.#table.types.keys()) {
      for (const part of partsOf(this.#table, id)) counts.set(part, (counts.get(part) ?? 0) + 1)
    }
    return counts
  }
}
