/** Nodes that lead to each other, directly or not; a node that nothing leads back to is alone in its own. */
export interface Component<T> {
  readonly members: readonly T[]
  /** The components that its members lead to. */
  readonly reached: ReadonlySet<Component<T>>
  /** Whether its members lead to themselves. */
  readonly recursive: boolean
}

interface Visit<T> {
  id: T
  parts: readonly T[]
  next: number
  number: number
  /** The lowest number of a node on the stack that this one leads to. */
  low: number
}

/** The components of a graph, by Tarjan's algorithm: each node is looked at once, and nothing is too deep. */
export class Components<T> {
  readonly #parts: (id: T) => readonly T[]
  readonly #components = new Map<T, Component<T>>()
  readonly #numbers = new Map<T, number>()
  /** Nodes that have been entered and belong to no component yet. */
  readonly #open: T[] = []

  constructor(parts: (id: T) => readonly T[]) {
    this.#parts = parts
  }

  of(id: T): Component<T> {
    const known = this.#components.get(id)
    if (known !== undefined) return known
    this.#visit(id)
    const found = this.#components.get(id)
    if (found === undefined) throw new Error(`no component of '${String(id)}'`)
    return found
  }

  #visit(root: T): void {
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

  #enter(id: T): Visit<T> {
    const number = this.#numbers.size
    this.#numbers.set(id, number)
    this.#open.push(id)
    return { id, parts: this.#parts(id), next: 0, number, low: number }
  }

  #close(id: T): void {
    const members = this.#open.splice(this.#open.lastIndexOf(id))
    const reached = new Set<Component<T>>()
    let recursive = members.length > 1
    for (const member of members) {
      for (const part of this.#parts(member)) {
        const component = this.#components.get(part)
        if (component !== undefined) reached.add(component)
        else if (part === member) recursive = true
      }
    }
    const component: Component<T> = { members, reached, recursive }
    for (const member of members) this.#components.set(member, component)
  }
}
