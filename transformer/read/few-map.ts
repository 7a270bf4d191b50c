/** How many keys are looked for one by one. */
const few = 8

/** A map that mostly has few keys, and of which a project has thousands: with few keys a list takes less memory than a `Map`. */
export class FewMap<K, V> {
  /** Keys and values by turns. */
  #items: readonly unknown[] = []
  #many: Map<K, V> | undefined

  get(key: K): V | undefined {
    if (this.#many) return this.#many.get(key)
    const at = this.#placeOf(key)
    return at < 0 ? undefined : (this.#items[at + 1] as V)
  }

  has(key: K): boolean {
    return this.#many ? this.#many.has(key) : this.#placeOf(key) >= 0
  }

  set(key: K, value: V): void {
    if (this.#many) {
      this.#many.set(key, value)
      return
    }
    const at = this.#placeOf(key)
    if (at >= 0) this.#items = this.#items.toSpliced(at + 1, 1, value)
    // Not spread into a new list, which would get room to grow.
    else if (this.#items.length < 2 * few) this.#items = this.#items.concat([key, value])
    else {
      this.#many = new Map([...this.#pairs(), [key, value]])
      this.#items = []
    }
  }

  *values(): Iterable<V> {
    if (this.#many) yield* this.#many.values()
    else for (const [, value] of this.#pairs()) yield value
  }

  #placeOf(key: K): number {
    for (let at = 0; at < this.#items.length; at += 2) if (this.#items[at] === key) return at
    return -1
  }

  *#pairs(): Iterable<[K, V]> {
    for (let at = 0; at < this.#items.length; at += 2) yield [this.#items[at] as K, this.#items[at + 1] as V]
  }
}
