/** Items by key, each once. Most keys of a project have one item: that takes no list. */
export class GroupMap<K, T extends object> {
  readonly #groups = new Map<K, T | Set<T>>()

  get(key: K): Iterable<T> {
    const group = this.#groups.get(key)
    if (group === undefined) return []
    return group instanceof Set ? group : [group]
  }

  has(key: K): boolean {
    return this.#groups.has(key)
  }

  /** How many items a key has. */
  count(key: K): number {
    const group = this.#groups.get(key)
    return group instanceof Set ? group.size : group === undefined ? 0 : 1
  }

  keys(): Iterable<K> {
    return this.#groups.keys()
  }

  add(key: K, item: T): void {
    const group = this.#groups.get(key)
    if (group instanceof Set) group.add(item)
    else if (group === undefined) this.#groups.set(key, item)
    else if (group !== item) this.#groups.set(key, new Set([group, item]))
  }

  delete(key: K, item: T): void {
    const group = this.#groups.get(key)
    if (group === item) this.#groups.delete(key)
    if (!(group instanceof Set) || !group.delete(item)) return
    const [last] = group
    if (last === undefined) this.#groups.delete(key)
    else if (group.size === 1) this.#groups.set(key, last)
  }
}
