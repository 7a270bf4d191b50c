import type { Logger } from '../context.js'
import { messageOf } from '../call/failure.js'
import type { Engine } from './port.js'

/** A queue whose dead jobs are not kept for ever. */
export interface KeptQueue {
  readonly name: string
  /** How many milliseconds a dead job is kept. */
  readonly keepDead: number
}

/** 30 days. */
export const KEEP_DEAD = 30 * 24 * 3_600_000

/** Not at once: an application that starts has better things to do. */
const FIRST = 10_000

const EVERY = 3_600_000

/** Deletes dead jobs that were kept long enough. Every process does it: there is nothing left for the second one. */
export class Retention {
  readonly #engine: Engine
  readonly #log: Logger
  readonly #queues: readonly KeptQueue[]
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(engine: Engine, log: Logger, queues: readonly KeptQueue[]) {
    this.#engine = engine
    this.#log = log
    this.#queues = queues.filter(({ keepDead }) => keepDead < Infinity)
  }

  start(first = FIRST): void {
    if (this.#queues.length > 0) this.#sleep(first)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #sleep(milliseconds: number): void {
    this.#timer = setTimeout(() => {
      void this.#clear()
      this.#sleep(EVERY)
    }, milliseconds)
    // What is old can wait for another process.
    if (typeof this.#timer === 'object') this.#timer.unref()
  }

  async #clear(): Promise<void> {
    for (const { name, keepDead } of this.#queues) {
      try {
        const jobs = await this.#engine.forget(name, new Date(Date.now() - keepDead))
        if (jobs > 0)
          this.#log.info(
            { queue: name, jobs },
            `Dead jobs of '${name}' that were deleted, because they were kept long enough: ${jobs}.`,
          )
      } catch (error) {
        this.#log.warn(
          { queue: name, err: error },
          `Old dead jobs of '${name}' could not be deleted: ${messageOf(error)}`,
        )
      }
    }
  }
}
