/** Chooses at random; the same seed makes the same choices. */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed
  }

  chance(share: number): boolean {
    return this.below(1000) < share * 1000
  }

  pick<V>(values: readonly V[]): V {
    return values[this.below(values.length)] as V
  }

  /** A whole number from 0, below `limit`. Mulberry32: small, and good enough to choose samples. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit)
  }
}
