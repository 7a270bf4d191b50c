/** How often each key is there. */
export class CountMap<K> {
  readonly #counts = new Map<K, number>()

  has(key: K): boolean {
    return this.#counts.has(key)
  }

  get isEmpty(): boolean {
    return this.#counts.size === 0
  }

  /** Counts up, or down with -1; a key that is not there any more is forgotten. */
  count(key: K, by: 1 | -1): void {
    const count = (this.#counts.get(key) ?? 0) + by
    if (count > 0) this.#counts.set(key, count)
    else this.#counts.delete(key)
  }
}
