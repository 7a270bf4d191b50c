import { idleTimer } from '../../engines/idle-timer.js'
import { NEVER } from '../../engines/workflow-port.js'
import type { Wait } from './waits.js'

/** How many milliseconds go by before it is looked again at what could not be looked at. */
const AFTER_FAILURE = 1000

/** The longest that a timer can wait. */
export const LONGEST_TIMER = 2 ** 31 - 1

/** Whose waits they are. */
interface Waiter {
  /** By the store's clock, in milliseconds since 1970. */
  now(): number
  /** While it goes on, the run is worked on. */
  working(work: () => Promise<void>): void
  /** It could not be looked whether a wait is over. */
  couldNotLook(error: unknown): void
}

/** What a run waits for while a process holds it: each is looked at when its time comes, when something may have come of it, and now and then. */
export class WaitSet {
  readonly #waiter: Waiter
  readonly #waits = new Set<Wait>()
  #isClosed = false

  constructor(waiter: Waiter) {
    this.#waiter = waiter
  }

  /** Whether the workflow stands still until one of them ends. */
  get isWaited(): boolean {
    return [...this.#waits].some((wait) => wait.isWaited)
  }

  /** Whether nothing but the time ends them. */
  get isTimed(): boolean {
    return [...this.#waits].every((wait) => wait.isTimed)
  }

  /** When the first of those ends by itself that the workflow stands still for. In milliseconds since 1970. */
  get until(): number {
    const times = [...this.#waits].filter(({ isWaited }) => isWaited).map(({ until }) => (until ?? NEVER).getTime())
    return Math.min(...times, NEVER.getTime())
  }

  add(wait: Wait): void {
    if (this.#isClosed) return
    this.#waits.add(wait)
    this.#arm(wait)
  }

  /** Looks whether it has ended. */
  async poke(wait: Wait): Promise<void> {
    if (!this.#waits.has(wait)) return
    if (await wait.poke(this.#waiter.now())) {
      clearTimeout(wait.timer)
      this.#waits.delete(wait)
    }
  }

  /** A message or a child's end may have come. */
  pokeAll(): void {
    for (const wait of this.#waits) this.#look(wait)
  }

  /** Before the run is let go: looks at all of them once more, and sees to it that they are woken. */
  async settle(): Promise<void> {
    for (const wait of this.#waits) await this.poke(wait)
    for (const wait of this.#waits) await wait.renew?.()
  }

  /** Nobody waits any more. */
  close(): void {
    this.#isClosed = true
    for (const wait of this.#waits) clearTimeout(wait.timer)
    this.#waits.clear()
  }

  #arm(wait: Wait, least = 0): void {
    const left = wait.nextLook(this.#waiter.now())
    if (left === undefined) return
    const look = (): void => {
      this.#look(wait)
    }
    wait.timer = idleTimer(setTimeout(look, Math.min(Math.max(least, left), LONGEST_TIMER)))
  }

  #look(wait: Wait): void {
    if (!this.#waits.has(wait)) return
    this.#waiter.working(async () => {
      let least = 0
      try {
        await this.poke(wait)
      } catch (error) {
        least = AFTER_FAILURE
        this.#waiter.couldNotLook(error)
      }
      if (this.#waits.has(wait)) this.#arm(wait, least)
    })
  }
}
