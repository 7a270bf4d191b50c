import { encodeOutput } from '../../call/encode-output.js'
import { messageOf } from '../../call/failure.js'
import type { Call } from '../../call/call.js'
import type { Logger } from '../../context.js'
import { backoff } from '../../engines/backoff.js'
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
import { isFinal } from '../is-final.js'
import type { WorkflowWired } from '../../wired.js'
import { History } from './history.js'
import { RunRecord } from './run-record.js'
import { storedError } from './stored-error.js'
import { Timeline } from './timeline.js'
import { TimedWait, type Wait } from './waits.js'

/** Waiting that takes no longer is not worth letting go of the run. */
const LINGER = 500

/** How many milliseconds go by before it is looked again at what could not be looked at. */
const AFTER_FAILURE = 1000

/** The longest that a timer can wait. */
const LONGEST_TIMER = 2 ** 31 - 1

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
  readonly call: Call
  readonly log: Logger
  /** Resolves when the run has been let go. */
  readonly done: Promise<LetGo>
  readonly #parts: Parts
  readonly #waits = new Set<Wait>()
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
    this.timeline = new Timeline(parts.history.nextOrder, () => {
      void this.#rest()
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
      this.#active++
      work(teller)
        .catch((error: unknown) => {
          this.#failedAt(error, reject)
        })
        .finally(() => {
          this.#active--
          this.timeline.look()
        })
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
      this.wait(
        new TimedWait(time, () => {
          this.#active++
          resolve()
          return Promise.resolve()
        }),
      )
      this.timeline.look()
    })
  }

  /** From now on the run waits for this, too. */
  wait(wait: Wait): void {
    if (this.#isClosed) return
    this.#waits.add(wait)
    this.#arm(wait)
  }

  /** Looks whether what it waits for has come. */
  async poke(wait: Wait): Promise<void> {
    if (this.#isClosed || !this.#waits.has(wait)) return
    if (await wait.poke(this.now())) {
      clearTimeout(wait.timer)
      this.#waits.delete(wait)
    }
  }

  /** A message or a child's end may have come. */
  pokeAll(): void {
    for (const wait of this.#waits) this.#pokeSafely(wait)
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
    const open = [...this.record.open]
    this.#close()
    await this.#write(async () => {
      for (const id of open) await this.record.end(id, { as: 'interrupted' })
    })
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
      this.#close()
      await this.#park(new Date(this.now()))
      return
    }
    if (![...this.#waits].some((wait) => wait.isWaited)) return
    this.#isResting = true
    try {
      for (const wait of this.#waits) await this.poke(wait)
      for (const wait of this.#waits) await wait.renew?.()
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
    const until = this.#wakeTime()
    const isTimed = [...this.#waits].every((wait) => wait.isTimed)
    if (isTimed && until.getTime() - this.now() < LINGER) return
    this.#close()
    await this.#park(until, isTimed)
  }

  #wakeTime(): Date {
    const { deadline } = this.#parts.claimed.run
    const times = [...this.#waits].filter(({ isWaited }) => isWaited).map(({ until }) => (until ?? NEVER).getTime())
    return new Date(Math.min(...times, (deadline ?? NEVER).getTime()))
  }

  async #park(until: Date, isTimed = true): Promise<void> {
    await this.#write(async () => {
      await this.record.save()
      await this.#parts.store.park(this.#parts.claimed, until)
    })
    this.#letGo({ as: 'parked', until, isTimed })
  }

  async #complete(result: unknown): Promise<void> {
    if (this.#isClosed) return
    let json: Json | undefined
    try {
      const text = encodeOutput(this.#parts.wired.callable.contract, result)
      json = text === undefined ? undefined : (JSON.parse(text) as Json)
    } catch (error) {
      await this.#failed(error)
      return
    }
    this.#close()
    this.#abort(new Error('The workflow has ended.'))
    const { store, claimed } = this.#parts
    await this.#write(() =>
      store.complete(claimed, json).catch((error: unknown) => {
        if (error instanceof RunLost || error instanceof StoreAway) throw error
        // The store does not take it: running everything again would not change that.
        return store.fail(claimed, storedError(new Error(`The result could not be stored: ${messageOf(error)}`)))
      }),
    )
    this.#letGo({ as: 'ended' })
  }

  async #failed(error: unknown, isExpired = false): Promise<void> {
    if (this.#isClosed) return
    const { store, claimed, wired, history } = this.#parts
    const { retries = 0, backoff: first = 1000 } = wired.entry
    const failures = history.failures + 1
    const isTried = !isExpired && !isFinal(error) && failures <= retries
    const message = `A run of the workflow '${this.workflow}' failed: ${messageOf(error)}`
    this.log.warn({ run: this.id, workflow: this.workflow, err: error }, message)
    this.#close()
    this.#abort(isExpired ? error : new Error('The workflow has failed.'))
    const stored = storedError(error)
    const at = new Date(this.now() + backoff(first, failures))
    await this.#write(async () => {
      if (!isTried) return store.fail(claimed, stored)
      const id = await this.record.begin({ name: '#failure', kind: 'failure' })
      await this.record.end(id, { as: 'failed', error: stored, order: 0 })
      return store.retry(claimed, stored, at)
    })
    this.#letGo(isTried ? { as: 'parked', until: at, isTimed: true } : { as: 'ended' })
  }

  /** What went wrong with the store, or with what is in it: or else the workflow is told. */
  #failedAt(error: unknown, tell: (error: unknown) => void): void {
    if (error instanceof LeftOff || this.#isClosed) return
    if (error instanceof Blocked) this.#block(error)
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

  #block({ message }: Blocked): void {
    this.#close()
    this.#abort(new Error(message))
    this.#letGo({ as: 'blocked', reason: message })
  }

  /** A last write: when it cannot be made, the lease runs out, and another process takes the run. */
  async #write(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (error instanceof RunLost) return
      this.log.error(
        { run: this.id, workflow: this.workflow, err: error },
        'The engine did not take what came of a run.',
      )
    }
  }

  #arm(wait: Wait, least = 0): void {
    const left = wait.nextLook(this.now())
    if (left === undefined) return
    wait.timer = idleTimer(
      setTimeout(
        () => {
          this.#pokeSafely(wait)
        },
        Math.min(Math.max(least, left), LONGEST_TIMER),
      ),
    )
  }

  #pokeSafely(wait: Wait): void {
    if (this.#isClosed || !this.#waits.has(wait)) return
    this.#active++
    let least = 0
    this.poke(wait)
      .catch((error: unknown) => {
        least = AFTER_FAILURE
        this.#failedAt(error, () => {
          this.log.warn(
            { run: this.id, err: error },
            'It could not be told whether a run may go on; it is tried again.',
          )
        })
      })
      .finally(() => {
        this.#active--
        if (!this.#isClosed && this.#waits.has(wait)) this.#arm(wait, least)
        this.timeline.look()
      })
  }

  #abort(reason: unknown): void {
    this.call.abort.abort(reason)
    for (const call of this.#calls) call.abort.abort(reason)
  }

  #close(): void {
    this.#isClosed = true
    clearTimeout(this.#deadline)
    for (const wait of this.#waits) clearTimeout(wait.timer)
    this.#waits.clear()
  }
}
