import { Cron } from 'croner'
import { Call } from '../../call/call.js'
import type { CallHost } from '../../call/call-host.js'
import { decodeValue } from '../../call/decode-input.js'
import type { Engine, Job, NewJob } from '../../engines/port.js'
import type { Attempt, WorkedQueue } from '../../engines/queue-pump.js'
import { KEEP_DEAD } from '../../engines/retention.js'
import type { CronWired } from '../../wired.js'
import { attemptOf } from '../queue/attempt.js'
import { Ticker } from './ticker.js'

/** How often a run that lost its process is begun again: what kills every process that touches it has to end somewhere. */
const CRASHES = 3

/** How many runs of one entry may go on at once in a process, where `overlap` lets them. */
const OVERLAPPING = 10

/** How long to wait until the engine is told again that it is time, when it could not take it, and how often. */
const FIRE_AGAIN = 1000
const MOST_FIRINGS = 60

/**
 * Makes calls by the clock. Every process looks at the clock; each time is a job of the entry's own queue, which the engine
 * adds only once, whoever comes first. A run is then worked off like any job, so that one whose process dies goes on elsewhere.
 */
export class CronTransport {
  readonly #host: CallHost
  readonly #engine: Engine
  readonly #entries: readonly CronWired[]
  readonly #tickers: Ticker[] = []
  #stopped = false

  constructor(host: CallHost, engine: Engine, entries: readonly CronWired[]) {
    this.#host = host
    this.#engine = engine
    this.#entries = entries
  }

  /** What the pump has to work off. */
  get worked(): readonly WorkedQueue[] {
    return this.#entries.map((wired) => {
      const { overlap = 'skip', retries = 0, backoff = 1000, keepDead = KEEP_DEAD } = wired.entry
      return {
        name: cronQueue(wired.name),
        concurrency: overlap === 'allow' ? OVERLAPPING : 1,
        groupConcurrency: overlap === 'allow' ? undefined : 1,
        retries,
        crashes: CRASHES,
        backoff,
        keepDead,
        run: (job: Job) => this.#run(wired, job),
      }
    })
  }

  async start(): Promise<void> {
    const now = Date.now()
    await Promise.all(
      this.#entries.map(async (wired) => {
        const cron = scheduleOf(wired)
        if (wired.entry.ifMissed === 'run') await this.#makeUp(wired, cron, now)
        if (this.#stopped) return
        const fire = (at: Date): void => void this.#fire(wired, at)
        const ticker = new Ticker(cron, now, fire, (at) => {
          if (wired.entry.ifMissed === 'run') fire(at)
        })
        this.#tickers.push(ticker)
        ticker.start()
      }),
    )
  }

  /** No further run begins. */
  stop(): void {
    this.#stopped = true
    for (const ticker of this.#tickers.splice(0)) ticker.stop()
  }

  /** Fires the latest time since the last one that was fired; nothing has been missed before the first start. */
  async #makeUp(wired: CronWired, cron: Cron, now: number): Promise<void> {
    const last = await this.#engine.lastFired(wired.name)
    const [latest] = cron.previousRuns(1, new Date(now))
    if (last === undefined) {
      // No run can be due between two seconds: so it is told from one.
      const at = new Date(now % 1000 === 0 ? now + 1 : now)
      await this.#engine.fire({ schedule: wired.name, at, job: null, unlessUnfinished: false })
    } else if (latest && latest > last) await this.#fire(wired, latest)
  }

  async #fire(wired: CronWired, at: Date): Promise<void> {
    const { name, entry } = wired
    const occurrence = {
      schedule: name,
      at,
      job: jobOf(name, at),
      unlessUnfinished: (entry.overlap ?? 'skip') === 'skip',
    }
    for (let tries = 1; !this.#stopped; tries++) {
      try {
        if ((await this.#engine.fire(occurrence)) === 'unfinished')
          this.#host.log.warn(
            { cron: name, at },
            `The cron entry '${name}' was left out, because its run before still goes on.`,
          )
        return
      } catch (error) {
        const fields = { cron: name, at, err: error }
        if (tries === 1) this.#host.log.error(fields, `The engine did not take a run of the cron entry '${name}'.`)
        if (tries === MOST_FIRINGS) return
        await new Promise((resolve) => setTimeout(resolve, FIRE_AGAIN))
      }
    }
  }

  #run({ name, callable, entry }: CronWired, job: Job): Attempt {
    const call = new Call(callable, 'cron', () => undefined, { timeout: entry.timeout })
    const input = (): unknown => decodeValue(callable.contract, entry.input)
    const scheduled = new Date(JSON.parse(job.input ?? 'null') as string)
    const what = `The cron entry '${name}'`
    return attemptOf({ host: this.#host, engine: this.#engine, call, job, what, scheduled }, input)
  }
}

/** The queue of an entry's runs. */
export function cronQueue(name: string): string {
  return `cron/${name}`
}

/** A function's input is what the entry says when it runs; that of the job is the time that it stands for. */
function jobOf(name: string, at: Date): NewJob {
  return {
    queue: cronQueue(name),
    input: JSON.stringify(at),
    session: null,
    runAt: new Date(),
    priority: 0,
    key: null,
    group: name,
  }
}

export function scheduleOf({ entry: { schedule, timezone = 'UTC' } }: CronWired): Cron {
  return new Cron(schedule, { paused: true, mode: '5-or-6-parts', timezone })
}
