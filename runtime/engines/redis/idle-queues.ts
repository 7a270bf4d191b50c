/**
 * Which queues are known to have nothing to hand out, so that the server is not asked about every queue by every process each time a job
 * is added to one of them.
 */
export class IdleQueues {
  /** Until when, by the clock that is never set. */
  readonly #until = new Map<string, number>()
  /** How often there was word of a queue. */
  readonly #woken = new Map<string, number>()
  #all = 0

  /** A job of the queue may have become ready. */
  wake(queue: string): void {
    this.#woken.set(queue, (this.#woken.get(queue) ?? 0) + 1)
    this.#until.delete(queue)
  }

  wakeAll(): void {
    this.#all++
    this.#until.clear()
  }

  /** For how many milliseconds the queue still has nothing; undefined when it may have something. */
  rest(queue: string): number | undefined {
    const until = this.#until.get(queue)
    if (until === undefined) return undefined
    const rest = until - performance.now()
    if (rest > 0) return rest
    this.#until.delete(queue)
    return undefined
  }

  /** To be called before the server is asked; what it returns is for `sleep`. */
  ask(queue: string): string {
    return `${this.#all} ${this.#woken.get(queue) ?? 0}`
  }

  /** The server had nothing more. That counts only if there was no word of the queue meanwhile. */
  sleep(queue: string, asked: string, milliseconds: number): void {
    if (asked === this.ask(queue)) this.#until.set(queue, performance.now() + milliseconds)
  }
}
