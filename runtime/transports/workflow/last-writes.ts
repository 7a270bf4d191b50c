import { encodeOutput } from '../../call/encode-output.js'
import { messageOf } from '../../call/failure.js'
import type { Logger } from '../../context.js'
import { backoff } from '../../engines/backoff.js'
import { RunLost, StoreAway, type ClaimedRun, type Json, type WorkflowStore } from '../../engines/workflow-port.js'
import type { WorkflowWired } from '../../wired.js'
import { isFinal } from '../is-final.js'
import type { RunRecord } from './run-record.js'
import { storedError } from './stored-error.js'

interface Parts {
  readonly store: WorkflowStore
  readonly wired: WorkflowWired
  readonly claimed: ClaimedRun
  readonly record: RunRecord
  readonly log: Logger
}

/** When a failed run is tried again. */
export interface Retry {
  readonly at: Date
  /** The place of the failure in the timeline: what had failed before it is tried again. */
  readonly order: number
}

/** What is stored when a run is let go. What cannot be stored is left: the lease runs out, and another process takes the run. */
export class LastWrites {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The run waits until that time, or until what it waits for comes. */
  park(until: Date): Promise<void> {
    const { store, claimed, record } = this.#parts
    return this.#write(async () => {
      await record.save()
      await store.park(claimed, until)
    })
  }

  /** What is called for the run goes on, and is this process's no longer. */
  interrupt(): Promise<void> {
    return this.#write(() => this.#parts.record.interrupt())
  }

  /** A result as it is stored; throws when it is not of its type. */
  encode(result: unknown): Json | undefined {
    const text = encodeOutput(this.#parts.wired.callable.contract, result)
    return text === undefined ? undefined : (JSON.parse(text) as Json)
  }

  complete(result: Json | undefined): Promise<void> {
    const { store, claimed } = this.#parts
    const complete = (): Promise<void> => store.complete(claimed, result)
    return this.#write(() =>
      complete()
        // It may have been a passing trouble.
        .catch(unlessGone(complete))
        // The store does not take it: running everything again would not change that.
        .catch(
          unlessGone((error) =>
            store.fail(claimed, storedError(new Error(`The result could not be stored: ${messageOf(error)}`))),
          ),
        ),
    )
  }

  /** When a run that fails at `now` is to be tried again, if it is. */
  retryTime(error: unknown, now: number): Date | undefined {
    const { retries = 0, backoff: first = 1000 } = this.#parts.wired.entry
    const failures = this.#parts.record.history.failures + 1
    return isFinal(error) || failures > retries ? undefined : new Date(now + backoff(first, failures))
  }

  fail(error: unknown, retry: Retry | undefined): Promise<void> {
    const { store, claimed, record } = this.#parts
    const stored = storedError(error)
    return this.#write(async () => {
      if (!retry) return store.fail(claimed, stored)
      const { at, order } = retry
      const id = await record.begin({ name: '#failure', kind: 'failure', order })
      await record.end(id, { as: 'failed', error: stored, order: 0 })
      return store.retry(claimed, stored, at)
    })
  }

  async #write(work: () => Promise<void>): Promise<void> {
    const { claimed, log } = this.#parts
    try {
      await work()
    } catch (error) {
      if (error instanceof RunLost) return
      log.error(
        { run: claimed.id, workflow: claimed.workflow, err: error },
        'The engine did not take what came of a run.',
      )
    }
  }
}

function unlessGone(work: (error: unknown) => Promise<void>): (error: unknown) => Promise<void> {
  return (error) => {
    if (error instanceof RunLost || error instanceof StoreAway) return Promise.reject(error)
    return work(error)
  }
}
