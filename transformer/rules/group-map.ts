/** How many items are looked for one by one. */
const few = 8

/** Items by key, each once, in their order. Most keys of a project have few items: those take no more than a list, and one takes none. */
export class GroupMap<K, T extends object> {
  readonly #groups = new Map<K, T | readonly T[] | Set<T>>()

  get(key: K): Iterable<T> {
    const group = this.#groups.get(key)
    if (group === undefined) return []
    return group instanceof Set || isList(group) ? group : [group]
  }

  has(key: K): boolean {
    return this.#groups.has(key)
  }

  /** How many items a key has. */
  count(key: K): number {
    const group = this.#groups.get(key)
    if (group === undefined) return 0
    return group instanceof Set ? group.size : isList(group) ? group.length : 1
  }

  keys(): Iterable<K> {
    return this.#groups.keys()
  }

  add(key: K, item: T): void {
    const group = this.#groups.get(key)
    if (group === undefined) this.#groups.set(key, item)
    else if (group instanceof Set) group.add(item)
    else {
      const items = isList(group) ? group : [group]
      if (items.includes(item)) return
      this.#groups.set(key, items.length < few ? items.concat([item]) : new Set([...items, item]))
    }
  }

  delete(key: K, item: T): void {
    const group = this.#groups.get(key)
    if (group === undefined) return
    if (group instanceof Set) {
      group.delete(item)
      if (group.size <= few) this.#put(key, [...group])
    } else {
      this.#put(
        key,
        (isList(group) ? group : [group]).filter((each) => each !== item),
      )
    }
  }

  #put(key: K, items: readonly T[]): void {
    const [first, ...others] = items
    if (first === undefined) this.#groups.delete(key)
    else this.#groups.set(key, others.length === 0 ? first : items)
  }
}

function isList<T>(group: T | readonly T[]): group is readonly T[] {
  return Array.isArray(group)
}
