/** Gives each thing a name that no other one has: `remind`, `remind (2)`. */
export class UniqueNames {
  readonly #given = new Map<string, string>()
  readonly #counts = new Map<string, number>()

  /** The name of a thing; `key` tells whether it is the same thing. */
  unique(name: string, key: string): string {
    const whole = `${name}\n${key}`
    let given = this.#given.get(whole)
    if (given === undefined) {
      const count = (this.#counts.get(name) ?? 0) + 1
      this.#counts.set(name, count)
      this.#given.set(whole, (given = count === 1 ? name : `${name} (${count})`))
    }
    return given
  }
}
