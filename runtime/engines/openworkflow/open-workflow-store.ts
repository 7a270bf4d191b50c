import type { Backend, StepAttempt, StepKind as LibraryKind, WorkflowRun } from 'openworkflow/internal'
import {
  RunLost,
  type AttemptEnding,
  type ClaimedRun,
  type Json,
  type MessageAddress,
  type NewAttempt,
  type NewMessage,
  type NewRun,
  type RunHold,
  type RunName,
  type StepKind,
  type StoredAttempt,
  type StoredError,
  type StoredMessage,
  type StoredRun,
  type WantedMessage,
  type WantedRuns,
  type WorkflowStore,
} from '../workflow-port.js'
import { attemptOf, configOf, contextOf, endingError, endingOutput, obstacleError, runOf, statusOf } from './rows.js'

/** Messages that runs may wait for later: the library hands them only to those that wait already. */
export interface Mail {
  /** Adds a message, once for each id. */
  add(message: NewMessage): Promise<void>
  /** The number of the last message. */
  mark(): Promise<number>
  find(
    wanted: MessageAddress & { readonly after: number; readonly except: readonly string[] },
  ): Promise<StoredMessage | undefined>
}

interface Parts {
  /** The library's part, with the runs of that workflow only: it hands out runs of whatever workflow comes first. */
  readonly backendOf: (workflow: string) => Promise<Backend>
  readonly mail: Mail
  /** Takes its key from a run: the library lets it have it for a day, whatever became of the run. */
  readonly freeKey: (run: RunName) => Promise<void>
  /** A new token for a claim; it has to be like no other. */
  readonly newToken?: () => string
  readonly lease: number
  readonly poll: number
  /** Does work of the library, waiting for the database where that is worth it. */
  readonly patiently: <T>(work: () => Promise<T>) => Promise<T>
  readonly stop: () => Promise<void>
}

/** How many rows are asked for at once. */
const PAGE = 1000

const libraryKinds: Readonly<Record<StepKind, LibraryKind>> = {
  step: 'function',
  call: 'function',
  enqueue: 'function',
  publish: 'function',
  failure: 'function',
  values: 'function',
  sleep: 'sleep',
  wait: 'signal-wait',
  child: 'workflow',
}

/** Runs of workflows in the tables of OpenWorkflow: its backends store them, and nothing else of it is used. */
export class OpenWorkflowStore implements WorkflowStore {
  readonly lease: number
  readonly poll: number
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
    this.lease = parts.lease
    this.poll = parts.poll
  }

  async create(run: NewRun): Promise<{ id: string; isNew: boolean }> {
    const mark = run.hearsMessages ? await this.#patiently((mail) => mail.mark()) : 0
    // The library does not say whether it gave a run that was there.
    const stamp = run.key === null ? null : crypto.randomUUID()
    for (;;) {
      const created = await this.#with(run.workflow, (backend) =>
        backend.createWorkflowRun({
          workflowName: run.workflow,
          version: null,
          idempotencyKey: run.key,
          config: {},
          context: contextOf(run, mark, stamp),
          input: wrapped(run.input),
          parentStepAttemptNamespaceId: run.parent && run.parent.workflow,
          parentStepAttemptId: run.parent && run.parent.attempt,
          availableAt: null,
          deadlineAt: null,
        }),
      )
      const { id } = created
      const isNew = stamp === null || (created.context as { stamp?: string } | null)?.stamp === stamp
      if (isNew || (created.status !== 'canceled' && id !== run.instead)) return { id, isNew }
      await this.#parts.patiently(() => this.#parts.freeKey({ workflow: run.workflow, id }))
    }
  }

  async claim(workflow: string): Promise<ClaimedRun | undefined> {
    // A token for each claim: a worker that lost the run and then got it again is not mistaken for its former self.
    const token = this.#parts.newToken?.() ?? crypto.randomUUID()
    const claimed = await this.#with(workflow, (backend) =>
      backend.claimWorkflowRun({ workerId: token, leaseDurationMs: this.lease }),
    )
    return claimed ? { workflow, id: claimed.id, token, at: claimed.updatedAt, run: runOf(claimed, 1) } : undefined
  }

  extend(hold: RunHold): Promise<void> {
    return this.#held(hold, (backend, mine) => backend.extendWorkflowRunLease({ ...mine, leaseDurationMs: this.lease }))
  }

  park(hold: RunHold, until: Date): Promise<void> {
    return this.#held(hold, (backend, mine) => backend.sleepWorkflowRun({ ...mine, availableAt: until }))
  }

  block(claimed: ClaimedRun, reason: string, until: Date): Promise<void> {
    return this.retry(claimed, obstacleError(claimed.run.claims + 1, reason), until)
  }

  retry(hold: RunHold, error: StoredError, at: Date): Promise<void> {
    return this.#held(hold, (backend, mine) =>
      backend.rescheduleWorkflowRunAfterFailedStepAttempt({ ...mine, error: error as never, availableAt: at }),
    )
  }

  complete(hold: RunHold, result: Json | undefined): Promise<void> {
    return this.#held(hold, (backend, mine) => backend.completeWorkflowRun({ ...mine, output: wrapped(result) }))
  }

  fail(hold: RunHold, error: StoredError): Promise<void> {
    // Whether it is tried again has been decided: this is the end.
    const retryPolicy = {
      initialInterval: '1s',
      backoffCoefficient: 1,
      maximumInterval: '1s',
      maximumAttempts: 1,
    } as const
    return this.#held(hold, (backend, mine) =>
      backend.failWorkflowRun({ ...mine, error: error as never, retryPolicy, attempts: 1, deadlineAt: null }),
    )
  }

  async begin(hold: RunHold, attempt: NewAttempt): Promise<string> {
    let id = ''
    await this.#held(hold, async (backend, mine) => {
      const row = await backend.createStepAttempt({
        ...mine,
        stepName: attempt.name,
        kind: libraryKinds[attempt.kind],
        config: configOf(attempt),
        context: waitOf(attempt),
      })
      id = row.id
    })
    return id
  }

  end(hold: RunHold, attempt: string, ending: AttemptEnding): Promise<void> {
    return this.#held(hold, (backend, mine) => {
      const ended = { ...mine, stepAttemptId: attempt }
      return ending.as === 'done'
        ? backend.completeStepAttempt({ ...ended, output: endingOutput(ending) })
        : backend.failStepAttempt({ ...ended, error: endingError(ending) })
    })
  }

  attach(hold: RunHold, attempt: string, child: RunName): Promise<void> {
    return this.#held(hold, (backend, mine) =>
      backend.setStepAttemptChildWorkflowRun({
        ...mine,
        stepAttemptId: attempt,
        childWorkflowRunNamespaceId: child.workflow,
        childWorkflowRunId: child.id,
      }),
    )
  }

  async isWoken({ workflow }: RunHold, attempt: string): Promise<boolean> {
    const found = await this.#with(workflow, (backend) => backend.getSignalDelivery({ stepAttemptId: attempt }))
    return found !== undefined
  }

  async attempts({ workflow, id }: RunName): Promise<StoredAttempt[]> {
    const rows: StepAttempt[] = []
    let after: string | undefined
    do {
      const page = { workflowRunId: id, limit: PAGE, ...(after === undefined ? {} : { after }) }
      const { data, pagination } = await this.#with(workflow, (backend) => backend.listStepAttempts(page))
      rows.push(...data)
      after = pagination.next ?? undefined
    } while (after !== undefined)
    return rows.map(attemptOf).sort((a, b) => a.number - b.number)
  }

  async run({ workflow, id }: RunName): Promise<StoredRun | undefined> {
    const row = await this.#with(workflow, (backend) => backend.getWorkflowRun({ workflowRunId: id }))
    return row ? runOf(row) : undefined
  }

  async runs({ workflow, state, where, most }: WantedRuns): Promise<StoredRun[]> {
    const found: StoredRun[] = []
    let after: string | undefined
    do {
      const limit = where ? PAGE : Math.min(most, PAGE)
      const wanted = { ...statusOf(state), limit, ...(after === undefined ? {} : { after }) }
      const { data, pagination } = await this.#with(workflow, (backend) => backend.listWorkflowRuns(wanted))
      for (const row of data) {
        const run = runOf(row)
        if ((state === undefined || run.state === state) && (where?.(run) ?? true)) found.push(run)
      }
      after = pagination.next ?? undefined
    } while (after !== undefined && found.length < most)
    return found.slice(0, most)
  }

  async cancel({ workflow, id }: RunName): Promise<boolean> {
    const run = await this.run({ workflow, id })
    if (!run || run.endedAt) return false
    try {
      await this.#with(workflow, (backend) => backend.cancelWorkflowRun({ workflowRunId: id }))
      return true
    } catch (error) {
      // It has ended in the meantime.
      if ((await this.run({ workflow, id }))?.endedAt) return false
      throw error
    }
  }

  async post(message: NewMessage, workflows: readonly string[]): Promise<void> {
    await this.#patiently((mail) => mail.add(message))
    const signal = signalOf(message)
    // What the signal carries is not used: it wakes, and the message is in the mail.
    for (const workflow of workflows)
      await this.#with(workflow, (backend) => backend.sendSignal({ signal, data: null, idempotencyKey: null }))
  }

  message({ topic, key, run, except }: WantedMessage): Promise<StoredMessage | undefined> {
    return this.#patiently((mail) => mail.find({ topic, key, after: run.mark, except }))
  }

  stop(): Promise<void> {
    return this.#parts.stop()
  }

  #patiently<T>(work: (mail: Mail) => Promise<T>): Promise<T> {
    return this.#parts.patiently(() => work(this.#parts.mail))
  }

  #with<T>(workflow: string, work: (backend: Backend) => Promise<T>): Promise<T> {
    return this.#parts.patiently(async () => work(await this.#parts.backendOf(workflow)))
  }

  async #held(
    { workflow, id, token }: RunHold,
    work: (backend: Backend, mine: { workflowRunId: string; workerId: string }) => Promise<unknown>,
  ): Promise<void> {
    try {
      await this.#with(workflow, (backend) => work(backend, { workflowRunId: id, workerId: token }))
    } catch (error) {
      if (isRefusal(error)) throw new RunLost()
      throw error
    }
  }
}

/** The library says so when no row was changed: the run is not the worker's. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Failed to ') && error.cause === undefined
}

function wrapped(value: Json | undefined): { value: never } | null {
  return value === undefined ? null : { value: value as never }
}

function signalOf({ topic, key }: MessageAddress): string {
  return JSON.stringify([topic, key])
}

function waitOf({ kind, until, topic }: NewAttempt): StepAttempt['context'] {
  const time = until?.toISOString() ?? null
  if (kind === 'sleep') return { kind: 'sleep', resumeAt: time ?? '' }
  if (kind === 'child') return { kind: 'workflow', timeoutAt: null }
  return kind === 'wait' && topic ? { kind: 'signal-wait', signal: signalOf(topic), timeoutAt: time ?? '' } : null
}

export type { WorkflowRun }
