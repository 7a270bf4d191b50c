import { Components, type Component } from '../../model/components'
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

/** Whether something is true of a type and of everything in it; found out once for what leads to each other, however deep that is. */
export class Throughout {
  readonly #known = new WeakMap<Component<TypeId>, boolean>()
  readonly #isTrueOf: (table: TypeTable, id: TypeId) => boolean

  /** `isTrueOf` looks at a type without its parts. */
  constructor(isTrueOf: (table: TypeTable, id: TypeId) => boolean) {
    this.#isTrueOf = isTrueOf
  }

  of(table: TypeTable, id: TypeId): boolean {
    const root = componentsOf(table).of(id)
    const waiting = [root]
    for (let at = waiting.at(-1); at !== undefined; at = waiting.at(-1)) {
      const missing = this.#known.has(at) ? [] : [...at.reached].filter((each) => !this.#known.has(each))
      if (missing.length > 0) {
        waiting.push(...missing)
        continue
      }
      waiting.pop()
      if (!this.#known.has(at)) this.#known.set(at, this.#isTrueInside(table, at))
    }
    return this.#known.get(root) === true
  }

  #isTrueInside(table: TypeTable, { members, reached }: Component<TypeId>): boolean {
    return (
      [...reached].every((each) => this.#known.get(each) === true) && members.every((id) => this.#isTrueOf(table, id))
    )
  }
}
