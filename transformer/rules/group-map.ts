const none: ReadonlySet<never> = new Set<never>()

/** Sets of items by key. */
export class GroupMap<K, T> {
  readonly #groups = new Map<K, Set<T>>()

  get(key: K): ReadonlySet<T> {
    return this.#groups.get(key) ?? none
  }

  has(key: K): boolean {
    return this.#groups.has(key)
  }

  keys(): Iterable<K> {
    return this.#groups.keys()
  }

  add(key: K, item: T): void {
    const group = this.#groups.get(key)
    if (group) group.add(item)
    else this.#groups.set(key, new Set([item]))
  }

  delete(key: K, item: T): void {
    const group = this.#groups.get(key)
    group?.delete(item)
    if (group?.size === 0) this.#groups.delete(key)
  }
}
