import { messageOf } from '../../call/failure.js'
import type { Call } from '../../call/call.js'
import type { Logger } from '../../context.js'
import { idleTimer } from '../../engines/idle-timer.js'
import {
  NEVER,
  RunLost,
  StoreAway,
  type ClaimedRun,
  type Json,
  type WorkflowStore,
} from '../../engines/workflow-port.js'
import { Unavailable } from '../../errors.js'
import type { WorkflowWired } from '../../wired.js'
import { History } from './history.js'
import { LastWrites } from './last-writes.js'
import { RunRecord } from './run-record.js'
import { Timeline } from './timeline.js'
import { LONGEST_TIMER, WaitSet } from './wait-set.js'
import { TimedWait } from './waits.js'

/** Waiting that takes no longer is not worth letting go of the run. */
const LINGER = 500

/** Thrown where a run cannot go on with this process's code: it is let go, and says why. */
export class Blocked extends Error {
  override name = 'Blocked'
}

/** Thrown to leave off what is no longer this process's to do. Nobody is told. */
class LeftOff extends Error {}

interface Parts {
  readonly store: WorkflowStore
  readonly wired: WorkflowWired
  readonly claimed: ClaimedRun
  readonly history: History
  readonly call: Call
  readonly log: Logger
  /** Something has come of the run. */
  readonly onChange: () => void
}

/**
 * How a claimed run was let go: `parked` until a time, or because it has ended, or is no longer this process's. When it is not only
 * for a time that it waits, what it waits for may have come while it was let go.
 */
export type LetGo =
  | { readonly as: 'parked'; readonly until: Date; readonly isTimed: boolean }
  | { readonly as: 'blocked'; readonly reason: string }
  | { readonly as: 'lost'; readonly reason: Error }
  | { readonly as: 'ended' }

/** Tells a workflow what came of something, at its place among all that it is told. */
export interface Teller<T> {
  resolve(this: void, order: number, make: () => T): void
  reject(this: void, order: number, make: () => unknown): void
}

/**
 * A run that this process has claimed: it runs the workflow's function from its beginning, gives it what it was given before, and
 * lets go of it when it has ended or only waits.
 */
export class Execution {
  readonly record: RunRecord
  readonly timeline: Timeline
  /** What the run waits for. */
  readonly waits: WaitSet
  readonly call: Call
  readonly log: Logger
  /** Resolves when the run has been let go. */
  readonly done: Promise<LetGo>
  readonly #parts: Parts
  readonly #writes: LastWrites
  /** Calls of steps that go on. */
  readonly #calls = new Set<Call>()
  readonly #claimedAt = performance.now()
  #turn: Promise<unknown> = Promise.resolve()
  #active = 0
  #isResting = false
  #isClosed = false
  #isStopping = false
  #isInterrupted = false
  #deadline: ReturnType<typeof setTimeout> | undefined
  #letGo: (how: LetGo) => void = () => undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.call = parts.call
    this.log = parts.log
    this.record = new RunRecord(parts.store, parts.claimed, parts.history, parts.onChange)
    this.#writes = new LastWrites({ ...parts, record: this.record })
    this.timeline = new Timeline(parts.history.nextOrder, () => {
      void this.#rest()
    })
    this.waits = new WaitSet({
      now: () => this.now(),
      working: (work) => {
        this.#working(work)
      },
      couldNotLook: (error) => {
        this.#couldNotLook(error)
      },
    })
    this.done = new Promise((resolve) => (this.#letGo = resolve))
  }

  get id(): string {
    return this.#parts.claimed.id
  }

  get workflow(): string {
    return this.#parts.claimed.workflow
  }

  /**
   * The time by the store's clock, which decides when a run may go on: this process's own may be set, or go wrong. In milliseconds
   * since 1970.
   */
  now(): number {
    return this.#parts.claimed.at.getTime() + (performance.now() - this.#claimedAt)
  }

  get claimed(): ClaimedRun {
    return this.#parts.claimed
  }

  /** Runs the workflow. */
  begin(run: () => unknown): void {
    const { deadline } = this.#parts.claimed.run
    if (deadline)
      this.#deadline = idleTimer(
        setTimeout(this.#expire, Math.min(Math.max(0, deadline.getTime() - this.now()), LONGEST_TIMER)),
      )
    void new Promise((resolve) => {
      resolve(run())
    }).then(
      (result) => this.#complete(result),
      (error: unknown) => this.#failed(error),
    )
    this.timeline.look()
  }

  /** Does something for the workflow, and tells it what came of it. */
  perform<T>(work: (teller: Teller<T>) => Promise<void>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#isClosed) return
      const tell = (order: number, deliver: () => void): void => {
        this.timeline.at(order, () => {
          if (!this.#isClosed) deliver()
        })
      }
      const teller: Teller<T> = {
        resolve: (order, make) => {
          tell(order, () => {
            this.#made(make, resolve)
          })
        },
        reject: (order, make) => {
          tell(order, () => {
            this.#made(make, reject)
          })
        },
      }
      this.#working(() =>
        work(teller).catch((error: unknown) => {
          // What a step throws has been caught before: something is wrong with the store.
          this.#failedAt(error, () => {
            this.lose(new StoreAway(`A run could not be worked on: ${messageOf(error)}`, { cause: error }))
          })
        }),
      )
    })
  }

  /** Throws when this process may begin nothing more for the run. */
  goOn(): void {
    if (this.#isClosed || this.#isStopping) throw new LeftOff()
  }

  /** Throws an error that is not the step's own: nobody is to be told of it. */
  judge(error: unknown): void {
    const isOurs = error instanceof LeftOff || error instanceof RunLost || error instanceof StoreAway
    if (isOurs || error instanceof Blocked) throw error
    if (this.#isClosed || this.#isInterrupted) throw new LeftOff()
  }

  /** Does one such thing after the other. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  /** Resolves at that time: in this process, or never, because the run is let go until then. */
  until(time: Date): Promise<void> {
    this.#active--
    return new Promise((resolve) => {
      this.waits.add(
        new TimedWait(time, () => {
          this.#active++
          resolve()
          return Promise.resolve()
        }),
      )
      this.timeline.look()
    })
  }

  /** While a step is called, it is told when the run ends or the process stops. */
  async during<T>(call: Call, work: () => Promise<T>): Promise<T> {
    this.#calls.add(call)
    const result = await work().finally(() => {
      this.#calls.delete(call)
    })
    // What came of it is for nobody any more.
    if (this.#isClosed) throw new LeftOff()
    return result
  }

  /** Begins nothing more, and lets go of the run when what goes on has ended. */
  stop(): void {
    this.#isStopping = true
    this.timeline.look()
  }

  /** Tells what goes on that it should end. It counts for nothing unless it succeeds. */
  interrupt(reason: Error): void {
    this.#isInterrupted = true
    this.#abort(reason)
  }

  /** Lets go of the run now, whatever goes on. */
  async release(): Promise<void> {
    if (this.#isClosed) return
    this.#close()
    await this.#writes.interrupt()
    await this.#park(new Date(this.now()))
  }

  /** The run is no longer this process's. */
  lose(reason: Error): void {
    if (this.#isClosed) return
    this.#close()
    this.#abort(reason)
    this.#letGo({ as: 'lost', reason })
  }

  readonly #expire = (): void => {
    const { deadline } = this.#parts.claimed.run
    const left = (deadline ?? NEVER).getTime() - this.now()
    if (left > 0) this.#deadline = idleTimer(setTimeout(this.#expire, Math.min(left, LONGEST_TIMER)))
    else void this.#failed(new Unavailable('The run took longer than it may.'), true)
  }

  /** Lets go of a run that only waits. */
  async #rest(): Promise<void> {
    if (this.#isClosed || this.#isResting || this.#active > 0) return
    if (this.#isStopping) {
      await this.release()
      return
    }
    if (!this.waits.isWaited) return
    this.#isResting = true
    try {
      await this.waits.settle()
    } catch (error) {
      this.#failedAt(error, () => undefined)
      return
    } finally {
      this.#isResting = false
    }
    // Something came of it: the workflow goes on first.
    if (!this.timeline.isBusy) await this.#letGoOfWaiting()
  }

  async #letGoOfWaiting(): Promise<void> {
    if (this.#isClosed || this.#active > 0) return
    const { isTimed } = this.waits
    const { deadline } = this.#parts.claimed.run
    const until = Math.min(this.waits.until, (deadline ?? NEVER).getTime())
    if (isTimed && until - this.now() < LINGER) return
    this.#close()
    await this.#park(new Date(until), isTimed)
  }

  async #park(until: Date, isTimed = true): Promise<void> {
    await this.#writes.park(until)
    this.#letGo({ as: 'parked', until, isTimed })
  }

  async #complete(result: unknown): Promise<void> {
    if (this.#isClosed) return
    let json: Json | undefined
    try {
      json = this.#writes.encode(result)
    } catch (error) {
      await this.#failed(error)
      return
    }
    this.#close()
    this.#abort(new Error('The workflow has ended.'))
    await this.#writes.complete(json)
    this.#letGo({ as: 'ended' })
  }

  async #failed(error: unknown, isExpired = false): Promise<void> {
    if (this.#isClosed) return
    const message = `A run of the workflow '${this.workflow}' failed: ${messageOf(error)}`
    this.log.warn({ run: this.id, workflow: this.workflow, err: error }, message)
    this.#close()
    this.#abort(isExpired ? error : new Error('The workflow has failed.'))
    const at = isExpired ? undefined : this.#writes.retryTime(error, this.now())
    await this.#writes.fail(error, at && { at, order: this.timeline.take() })
    this.#letGo(at ? { as: 'parked', until: at, isTimed: true } : { as: 'ended' })
  }

  /** What went wrong with the store, or with what is in it: or else the workflow is told. */
  #failedAt(error: unknown, tell: (error: unknown) => void): void {
    if (error instanceof LeftOff || this.#isClosed) return
    if (error instanceof Blocked) void this.#block(error)
    else if (error instanceof RunLost || error instanceof StoreAway) this.lose(error)
    else tell(error)
  }

  /** Tells what was stored; it may be what this code cannot read. */
  #made<T>(make: () => T, tell: (made: T) => void): void {
    try {
      tell(make())
    } catch (error) {
      this.#failedAt(error, () => void this.#failed(error))
    }
  }

  async #block({ message }: Blocked): Promise<void> {
    this.#close()
    this.#abort(new Error(message))
    await this.#writes.interrupt()
    this.#letGo({ as: 'blocked', reason: message })
  }

  #working(work: () => Promise<void>): void {
    this.#active++
    void work().finally(() => {
      this.#active--
      this.timeline.look()
    })
  }

  #couldNotLook(error: unknown): void {
    this.#failedAt(error, () => {
      this.log.warn({ run: this.id, err: error }, 'It could not be told whether a run may go on; it is tried again.')
    })
  }

  #abort(reason: unknown): void {
    this.call.abort.abort(reason)
    for (const call of this.#calls) call.abort.abort(reason)
  }

  #close(): void {
    this.#isClosed = true
    clearTimeout(this.#deadline)
    this.waits.close()
  }
}
