import type { Cron } from 'croner'

/** The clock is looked at this often, so that it is noticed when it was set to another time. */
const LONGEST_SLEEP = 30_000

/** A run may be this late and still is no missed one: the process was busy, or the machine. */
const LATE = 60_000

/** The clock may go back this much without having been set back. */
const JITTER = 1000

/** Tells each time at which a schedule is due, and those that were missed because nobody looked at the clock. */
export class Ticker {
  readonly #cron: Cron
  readonly #onDue: (at: Date) => void
  readonly #onMissed: (latest: Date) => void
  /** Up to when all is told. */
  #seen: number
  #now: number
  #timer: ReturnType<typeof setTimeout> | undefined
  #stopped = false

  /** `since`: times before it are nobody's business any more. */
  constructor(cron: Cron, since: number, onDue: (at: Date) => void, onMissed: (latest: Date) => void) {
    this.#cron = cron
    this.#onDue = onDue
    this.#onMissed = onMissed
    this.#seen = since
    this.#now = Date.now()
  }

  start(): void {
    const now = Date.now()
    if (now < this.#now - JITTER) this.#seen = now
    this.#now = now
    if (this.#seen < now - LATE) {
      const [latest] = this.#cron.previousRuns(1, new Date(now - LATE))
      if (latest && latest.getTime() > this.#seen) this.#onMissed(latest)
      this.#seen = now - LATE
    }
    let next = this.#cron.nextRun(new Date(this.#seen))
    for (; next !== null && next.getTime() <= now; next = this.#cron.nextRun(next)) this.#onDue(next)
    this.#seen = now
    if (next !== null && !this.#stopped) this.#sleep(next.getTime() - now)
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #sleep(milliseconds: number): void {
    this.#timer = setTimeout(
      () => {
        this.start()
      },
      Math.min(milliseconds, LONGEST_SLEEP),
    )
    // The clock is no reason for a process to live; whoever started the application is.
    if (typeof this.#timer === 'object') this.#timer.unref()
  }
}
