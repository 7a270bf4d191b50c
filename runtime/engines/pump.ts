import type { Logger } from '../context.js'
import type { Ending, Engine } from './port.js'
import { QueuePump, type RunListeners, type WorkedQueue } from './queue-pump.js'
import { Retention } from './retention.js'
import { within } from './within.js'

/** How long what listens to its signal may take to end, when the time for stopping is over. */
const LAST_WORDS = 100

/** How long to wait before the engine is told again what came of jobs, when it could not take it. */
const SETTLE_AGAIN = 500

/** Moves jobs from an engine to their functions, and what came of them back: one for an application, whatever its engine. */
export class Pump {
  readonly #engine: Engine
  readonly #log: Logger
  readonly #queues: readonly QueuePump[]
  /** By name, to find whose a lost job is. */
  readonly #byName = new Map<string, QueuePump>()
  readonly #retention: Retention
  #endings: Ending[] = []
  #settling: Promise<void> | undefined
  #heartbeat: ReturnType<typeof setInterval> | undefined
  #stopped = false

  constructor(engine: Engine, log: Logger, queues: readonly WorkedQueue[], runs: RunListeners) {
    this.#engine = engine
    this.#log = log
    this.#retention = new Retention(engine, log, queues)
    this.#queues = queues.map((queue) => {
      const pump = new QueuePump(queue, engine, log, runs, (ending) => {
        this.#settle(ending)
      })
      this.#byName.set(queue.name, pump)
      return pump
    })
  }

  start(): void {
    if (this.#queues.length === 0) return
    const look = (): void => {
      for (const queue of this.#queues) queue.look()
    }
    this.#engine.onReady(look)
    this.#heartbeat = setInterval(() => {
      void this.#beat()
    }, this.#engine.lease / 3)
    if (typeof this.#heartbeat === 'object') this.#heartbeat.unref()
    this.#retention.start()
    look()
  }

  /**
   * Takes no further job and lets those that run finish, up to `grace` milliseconds. What then still runs is told by its
   * signal, and goes back to its queue.
   */
  async stop(grace: number): Promise<void> {
    this.#retention.stop()
    const stopped = Promise.all(this.#queues.map((queue) => queue.stop()))
    if (!(await within(stopped, grace))) {
      for (const queue of this.#queues) queue.interrupt(new Error('The application is stopping.'))
      await within(stopped, LAST_WORDS)
      for (const queue of this.#queues) queue.release()
    }
    this.#stopped = true
    while (this.#settling) await this.#settling
    clearInterval(this.#heartbeat)
  }

  async #beat(): Promise<void> {
    const held = this.#queues.flatMap((queue) => queue.held)
    if (held.length === 0) return
    try {
      for (const lost of await this.#engine.heartbeat(held)) this.#byName.get(lost.queue)?.lose(lost)
    } catch (error) {
      this.#log.warn({ err: error }, 'The engine took no heartbeat; the next one may be in time.')
    }
  }

  /** What ends in the same turn is settled together. */
  #settle(ending: Ending): void {
    this.#endings.push(ending)
    this.#settling ??= Promise.resolve()
      .then(() => this.#settleAll())
      .finally(() => {
        this.#settling = undefined
      })
  }

  async #settleAll(): Promise<void> {
    while (this.#endings.length > 0) {
      const endings = this.#endings.splice(0)
      try {
        const taken = await this.#engine.settle(endings)
        const failed = endings.filter((_, at) => taken[at] instanceof Error)
        if (failed.length > 0) this.#postpone(failed, taken.find((one) => one instanceof Error) as Error)
        taken.forEach((isTaken, at) => {
          if (isTaken === false) this.#refused(endings[at] as Ending)
        })
        for (const queue of new Set(endings.map((ending) => ending.queue))) this.#byName.get(queue)?.settled()
      } catch (error) {
        this.#tellUntaken(endings.length, error)
        // Who stops does not wait for an engine that may never come back: the leases run out.
        if (this.#stopped) return
        this.#endings.unshift(...endings)
        await new Promise((resolve) => setTimeout(resolve, SETTLE_AGAIN))
      }
    }
  }

  /** Hands over again later what failed alone: the rest does not wait for it. */
  #postpone(endings: readonly Ending[], error: Error): void {
    this.#tellUntaken(endings.length, error)
    if (this.#stopped) return
    const timer = setTimeout(() => {
      for (const ending of endings) this.#settle(ending)
    }, SETTLE_AGAIN)
    if (typeof timer === 'object') timer.unref()
  }

  #tellUntaken(count: number, error: unknown): void {
    this.#log.error(
      { err: error },
      `The engine did not take what came of ${count === 1 ? 'a job' : `${count} jobs`}; it is told again.`,
    )
  }

  #refused({ queue, id, attempt }: Ending): void {
    this.#log.warn(
      { queue, job: id, attempt },
      `A job of '${queue}' was finished too late: it belongs to another worker now.`,
    )
  }
}
