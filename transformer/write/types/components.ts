import type { TypeId, TypeTable } from '../../model/types'
import { partsOf } from './parts-of'

/** Types that have each other as parts, directly or not; a type that no part of it leads back to is alone in its own. */
export interface Component {
  readonly members: readonly TypeId[]
  /** The components that its members lead to. */
  readonly reached: ReadonlySet<Component>
  /** Whether its members have themselves as parts. */
  readonly recursive: boolean
}

interface Visit {
  id: TypeId
  parts: TypeId[]
  next: number
  number: number
  /** The lowest number of a type on the stack that this one leads to. */
  low: number
}

/** The components of a graph of types, by Tarjan's algorithm: each type is looked at once, and nothing is too deep. */
export class Components {
  readonly #parts: (id: TypeId) => TypeId[]
  readonly #components = new Map<TypeId, Component>()
  readonly #numbers = new Map<TypeId, number>()
  /** Types that have been entered and belong to no component yet. */
  readonly #open: TypeId[] = []

  constructor(parts: (id: TypeId) => TypeId[]) {
    this.#parts = parts
  }

  of(id: TypeId): Component {
    const known = this.#components.get(id)
    if (known !== undefined) return known
    this.#visit(id)
    const found = this.#components.get(id)
    if (found === undefined) throw new Error(`no component of '${id}'`)
    return found
  }

  #visit(root: TypeId): void {
    const path = [this.#enter(root)]
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const part = at.parts[at.next++]
      if (part === undefined) {
        path.pop()
        if (at.low === at.number) this.#close(at.id)
        const outer = path.at(-1)
        if (outer !== undefined) outer.low = Math.min(outer.low, at.low)
      } else {
        const number = this.#numbers.get(part)
        if (number === undefined) path.push(this.#enter(part))
        else if (!this.#components.has(part)) at.low = Math.min(at.low, number)
      }
    }
  }

  #enter(id: TypeId): Visit {
    const number = this.#numbers.size
    this.#numbers.set(id, number)
    this.#open.push(id)
    return { id, parts: this.#parts(id), next: 0, number, low: number }
  }

  #close(id: TypeId): void {
    const members = this.#open.splice(this.#open.lastIndexOf(id))
    const reached = new Set<Component>()
    let recursive = members.length > 1
    for (const member of members) {
      for (const part of this.#parts(member)) {
        const component = this.#components.get(part)
        if (component !== undefined) reached.add(component)
        else if (part === member) recursive = true
      }
    }
    const component: Component = { members, reached, recursive }
    for (const member of members) this.#components.set(member, component)
  }
}

const known = new WeakMap<TypeTable, { size: number; components: Components }>()

/** The components of the types of a table. */
export function componentsOf(table: TypeTable): Components {
  let found = known.get(table)
  // A table grows as long as types are read.
  if (found?.size !== table.types.size) {
    found = { size: table.types.size, components: new Components((id) => partsOf(table, id)) }
    known.set(table, found)
  }
  return found.components
}
