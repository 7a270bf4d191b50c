import type { TypeId, TypeTable } from '../../model/types'
import { partsOf } from '../../model/parts-of'

/** How often types are parts of others, among those that a module may have to write. */
export class Uses {
  readonly #table: TypeTable
  readonly #needed: () => Iterable<TypeId>
  #counted: Map<TypeId, number> | undefined

  constructor(table: TypeTable, needed: () => Iterable<TypeId>) {
    this.#table = table
    this.#needed = needed
  }

  /** Counted when it is first asked for: then everything has been read. */
  count(id: TypeId): number {
    this.#counted ??= this.#countAll()
    return this.#counted.get(id) ?? 0
  }

  #countAll(): Map<TypeId, number> {
    const counts = new Map<TypeId, number>()
    for (const id of this.#needed()) {
      for (const part of partsOf(this.#table, id)) counts.set(part, (counts.get(part) ?? 0) + 1)
    }
    return counts
  }
}
