const MINUTE = 60_000

/** Counts what ended, altogether and lately. */
export class RecentCounts {
  readonly #total = { done: 0, failed: 0 }
  #minute = 0
  #current = { done: 0, failed: 0 }
  #last = { done: 0, failed: 0 }

  done(): void {
    this.#turn()
    this.#total.done++
    this.#current.done++
  }

  failed(): void {
    this.#turn()
    this.#total.failed++
    this.#current.failed++
  }

  /** `recently`: in the last whole minute and the current one. */
  all(): { recently: { done: number; failed: number }; total: { done: number; failed: number } } {
    this.#turn()
    const { done, failed } = this.#current
    return { recently: { done: done + this.#last.done, failed: failed + this.#last.failed }, total: { ...this.#total } }
  }

  #turn(): void {
    const minute = Math.floor(Date.now() / MINUTE)
    if (minute === this.#minute) return
    this.#last = minute === this.#minute + 1 ? this.#current : { done: 0, failed: 0 }
    this.#current = { done: 0, failed: 0 }
    this.#minute = minute
  }
}
