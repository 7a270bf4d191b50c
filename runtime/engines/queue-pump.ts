import type { Logger } from '../context.js'
import { backoff } from './backoff.js'
import type { Ending, Engine, Failure, Held, Job, NewJob, RateLimit } from './port.js'

/** How a queue is worked off. */
export interface WorkedQueue {
  readonly name: string
  /** How many jobs run at once in this process. */
  readonly concurrency: number
  readonly groupConcurrency?: number | undefined
  readonly rateLimit?: RateLimit | undefined
  /** How many times a job that failed is tried again. */
  readonly retries: number
  /** How many times a job that lost its process is tried again. */
  readonly crashes: number
  /** Milliseconds before the first retry; doubled for each further one. */
  readonly backoff: number
  /** How many milliseconds a dead job is kept. */
  readonly keepDead: number
  run(job: Job): Attempt
  /** The job that tells of a dead one; none when nobody wants to know. */
  letter?(dead: Letter): NewJob
}

/** A running attempt. */
export interface Attempt {
  /** Never rejects: what went wrong is in the outcome. */
  readonly outcome: Promise<Outcome>
  /** Tells the function that it should end. */
  abort(reason: Error): void
}

/** What came of an attempt. `retry: false` says that trying again cannot help. */
export type Outcome = { ok: true } | { ok: false; error: Failure; retry: boolean }

/** What is told of a dead job. */
export interface Letter {
  readonly job: Job
  readonly error: Failure
  readonly attempts: number
}

/** An attempt that ended in this process. */
export interface JobRun {
  readonly queue: string
  readonly job: string
  readonly attempt: number
  readonly milliseconds: number
  /** `released`: it was interrupted and runs again; `lost`: another worker has the job now. */
  readonly outcome: Ending['as'] | 'lost'
}

/** Who is told of each. */
export type RunListeners = Set<(run: JobRun) => void>

interface Running {
  readonly job: Job
  readonly attempt: Attempt
  /** When it began, if anybody wants to know. */
  readonly began: number | undefined
  /** Set when what comes of it no longer matters, or is not its fault. */
  left?: 'lost' | 'stopping'
}

/** The longest pause of a pump whose engine fails. */
const LONGEST_PAUSE = 5000

/** Works off one queue: claims as many jobs as it has free slots, runs them, and settles what came of them. */
export class QueuePump {
  readonly #queue: WorkedQueue
  readonly #engine: Engine
  readonly #log: Logger
  readonly #settle: (ending: Ending) => void
  readonly #runs: RunListeners
  readonly #running = new Map<string, Running>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #claiming: Promise<void> | undefined
  #again = false
  #stopped = false
  /** How often in a row the engine failed to hand out jobs. */
  #failures = 0
  #pausing = false
  #onIdle: (() => void) | undefined

  constructor(queue: WorkedQueue, engine: Engine, log: Logger, runs: RunListeners, settle: (ending: Ending) => void) {
    this.#queue = queue
    this.#engine = engine
    this.#log = log
    this.#runs = runs
    this.#settle = settle
  }

  get held(): readonly Held[] {
    return [...this.#running.values()].map(({ job }) => job)
  }

  /** Begins what may run, if there is room for it. */
  look(): void {
    this.#again = true
    if (this.#stopped || this.#pausing || this.#claiming || this.#running.size >= this.#queue.concurrency) return
    clearTimeout(this.#timer)
    this.#claiming = this.#claim().finally(() => {
      this.#claiming = undefined
      if (this.#again) this.look()
    })
  }

  /** The engine knows what came of some jobs: others of their groups may begin. */
  settled(): void {
    if (this.#queue.groupConcurrency !== undefined) this.look()
  }

  /** Takes no further job; resolves when none runs. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#claiming
    if (this.#running.size > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve))
  }

  /** Tells what still runs that it should end: from now on only success counts. */
  interrupt(reason: Error): void {
    for (const running of this.#running.values()) {
      running.left ??= 'stopping'
      running.attempt.abort(reason)
    }
  }

  /** Gives back what still runs. */
  release(): void {
    for (const running of this.#running.values()) {
      if (running.left === 'lost') continue
      running.left = 'lost'
      this.#settle({ ...holdOf(running.job), as: 'released' })
    }
  }

  /** Another worker has the job now, or will. */
  lose(held: Held): void {
    const running = this.#running.get(held.id)
    if (running?.job.attempt !== held.attempt) return
    running.left = 'lost'
    this.#log.warn(
      { ...held },
      `A job of '${held.queue}' belongs to another worker now, because this process sent no heartbeat in time.`,
    )
    running.attempt.abort(new Error('The job belongs to another worker now: this process sent no heartbeat in time.'))
  }

  async #claim(): Promise<void> {
    const { name: queue, concurrency, groupConcurrency, rateLimit } = this.#queue
    const most = concurrency - this.#running.size
    this.#again = false
    try {
      const { jobs, next } = await this.#engine.claim({ queue, most, groupConcurrency, rateLimit })
      this.#failures = 0
      for (const job of jobs) this.#begin(job)
      if (jobs.length === most) this.#again = true
      else this.#sleep(next)
    } catch (error) {
      this.#failures++
      if (this.#failures === 1)
        this.#log.error({ queue, err: error }, `The engine hands out no jobs of '${queue}'; it is asked again.`)
      this.#pausing = true
      this.#sleep(Math.min(100 * 2 ** this.#failures, LONGEST_PAUSE))
    }
  }

  /** Looks again after that time, or when the engine says that something may be ready. */
  #sleep(milliseconds: number | undefined): void {
    clearTimeout(this.#timer)
    if (this.#stopped) return
    this.#timer = setTimeout(
      () => {
        this.#pausing = false
        this.look()
      },
      Math.min(milliseconds ?? Infinity, this.#engine.poll),
    )
    // Waiting is no reason for a process to live; whoever started the application is.
    if (typeof this.#timer === 'object') this.#timer.unref()
  }

  #begin(job: Job): void {
    if (this.#stopped) {
      this.#settle({ ...holdOf(job), as: 'released' })
      return
    }
    if (job.crashes > this.#queue.crashes) {
      const message = `Its process ended, or sent no heartbeat, in ${job.crashes} attempts.`
      this.#settle(this.#burial(job, { message }, job.failures + job.crashes))
      return
    }
    const began = this.#runs.size > 0 ? performance.now() : undefined
    const attempt = this.#queue.run(job)
    const running: Running = { job, attempt, began }
    this.#running.set(job.id, running)
    void attempt.outcome.then((outcome) => {
      this.#end(running, outcome)
    })
  }

  #end(running: Running, outcome: Outcome): void {
    const { job } = running
    if (this.#running.get(job.id) === running) this.#running.delete(job.id)
    const ending = running.left === 'lost' ? undefined : this.#endingOf(job, outcome, running.left === 'stopping')
    if (ending) this.#settle(ending)
    this.#tell(running, ending?.as ?? 'lost')
    if (this.#running.size === 0) this.#onIdle?.()
    // After the pump has handed over what came of this one: an engine can then do both at once.
    void Promise.resolve().then(() => {
      this.look()
    })
  }

  #tell({ job, began }: Running, outcome: JobRun['outcome']): void {
    if (began === undefined) return
    const { id, queue } = job
    const run = { queue, job: id, attempt: seenAttempt(job), milliseconds: performance.now() - began, outcome }
    for (const listener of this.#runs)
      try {
        listener(run)
      } catch (error) {
        this.#log.error({ queue, err: error }, 'What listens to runs of jobs threw an error.')
      }
  }

  #endingOf(job: Job, outcome: Outcome, interrupted: boolean): Ending {
    if (outcome.ok) return { ...holdOf(job), as: 'done' }
    if (interrupted) return { ...holdOf(job), as: 'released' }
    const failures = job.failures + 1
    if (!outcome.retry || failures > this.#queue.retries)
      return this.#burial(job, outcome.error, failures + job.crashes)
    const runAt = new Date(Date.now() + backoff(this.#queue.backoff, failures))
    return { ...holdOf(job), as: 'retry', runAt, error: outcome.error.message }
  }

  #burial(job: Job, error: Failure, attempts: number): Ending {
    const { queue, id } = job
    const message = `A job of '${queue}' is given up after ${attempts === 1 ? 'one attempt' : `${attempts} attempts`}.`
    this.#log.error({ queue, job: id, attempts, err: error }, message)
    return { ...holdOf(job), as: 'dead', error, attempts, letter: this.#queue.letter?.({ job, error, attempts }) }
  }
}

/** Which attempt it is since the job was added, or redriven as if it were new. */
export function seenAttempt({ attempt, earlier = 0 }: Job): number {
  return attempt - earlier
}

function holdOf({ queue, id, attempt }: Job): Held {
  return { queue, id, attempt }
}
