import type { Json, NewRun, RunName, StoredAttempt, StoredError, StoredRun } from '../../engines/workflow-port.js'
import { Gone } from '../../errors.js'
import { markFailedStep } from '../../failed-step.js'
import type { AnyFunction } from '../../functions.js'
import { beginAttempt, Refused, refuse } from './begin-attempt.js'
import type { Execution, Teller } from './execution.js'
import { storeEnding } from './store-ending.js'
import { revivedError, storedError } from './stored-error.js'
import { WatchedWait } from './waits.js'
import type { WorkflowHost } from './workflow-host.js'

/** How often it is looked whether a run has ended that another one started. */
const LOOK_AT_OTHERS = 2000

/** How often it is looked whether a child has ended that was to wake this run: its process may have been lost before it could. */
const LOOK_AT_CHILDREN = 300_000

interface Child {
  readonly name: string
  readonly fn: AnyFunction
  readonly input: unknown
  readonly wanted: NewRun
  readonly decode: (result: Json | undefined) => unknown
}

interface Handle {
  readonly id: string
  readonly result: () => Promise<unknown>
}

/** An attempt and the run that it started. */
interface Started {
  readonly attempt: string
  /** The place at which the workflow is told that it was started. */
  readonly order: number
  readonly run: RunName
}

/** Starts a run and resolves to a handle on it. */
export function waitForChild(host: WorkflowHost, execution: Execution, child: Child): Promise<Handle> {
  const { record, timeline } = execution
  const known = record.history.of(child.name).at(-1)
  // What came after it was not told before it, and is not now: the process may have died before it knew which run was started.
  if (known?.order != null) timeline.hold(known.order)
  return execution.perform<Handle>(async ({ resolve, reject }) => {
    try {
      const { attempt, order, run } =
        (await startedBefore(host, execution, child, known)) ?? (await start(host, execution, child))
      const result = resultOf(host, execution, child, attempt, run)
      resolve(order, () => ({ id: run.id, result }))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      reject(error.order, () => errorOf(child, error.stored))
    }
  })
}

/** What was started before, unless it has failed and the whole run is tried again since: then another run is started. */
async function startedBefore(
  host: WorkflowHost,
  execution: Execution,
  child: Child,
  known: StoredAttempt | undefined,
): Promise<Started | undefined> {
  if (known?.order == null) return undefined
  const { id: attempt, order, ending } = known
  const { record, timeline } = execution
  const isCurrent = record.history.endingOf(child.name) !== undefined
  if (isCurrent && ending?.as === 'failed' && !known.child) throw new Refused(ending.error, order)
  let hasFailed = ending?.as === 'failed' && !isCurrent
  if (!ending && known.child && record.history.isFromBefore(known)) {
    const end = endOf(await host.store.run(known.child), known.child)
    hasFailed = end?.ok === false
    if (hasFailed) await record.end(attempt, { as: 'interrupted' })
  }
  if (!hasFailed) return { attempt, order, run: known.child ?? (await create(host, execution, child, attempt, order)) }
  timeline.drop(order)
  return undefined
}

async function start(host: WorkflowHost, execution: Execution, child: Child): Promise<Started> {
  execution.goOn()
  const order = execution.timeline.take()
  const attempt = await beginAttempt(execution, { name: child.name, kind: 'child', order })
  return { attempt, order, run: await create(host, execution, child, attempt, order) }
}

async function create(
  host: WorkflowHost,
  execution: Execution,
  { wanted, name }: Child,
  attempt: string,
  order: number,
): Promise<RunName> {
  const { workflow } = wanted
  const before = execution.record.history.of(name).filter((one) => one.child)
  const run: NewRun = {
    ...wanted,
    // When the process ends before it is noted which run was started, the same one is found again.
    key: wanted.key ?? `${execution.id}/${name}`,
    instead: before.at(-1)?.child?.id ?? null,
    parent: { workflow: execution.workflow, id: execution.id, attempt },
  }
  const { id, isNew } = await host.store
    .create(run)
    // It may have been a passing trouble.
    .catch(() => host.store.create(run))
    .catch((reason: unknown) => {
      execution.judge(reason)
      return refuse(execution, { name, order, reason, attempt: () => Promise.resolve(attempt) })
    })
  const child = { workflow, id }
  await execution.record.attach(attempt, child).catch(async (error: unknown) => {
    // Whoever cancelled this run does not know of it.
    if (isNew) await host.cancelOrphan(execution.claimed, child)
    throw error
  })
  host.wake(workflow)
  return child
}

function errorOf({ name, fn, input }: Child, stored: StoredError): Error {
  const error = revivedError(stored)
  markFailedStep(error, fn, { name, input, attempts: 1 })
  return error
}

/** Begins to watch over the child; what is made of it is asked for by the workflow, at most once. */
function resultOf(
  host: WorkflowHost,
  execution: Execution,
  child: Child,
  attempt: string,
  run: RunName,
): () => Promise<unknown> {
  const ending = execution.record.history.endingOf(child.name)
  let ended: ((teller: Teller<unknown>) => void) | undefined
  let asked: Teller<unknown> | undefined
  let promise: Promise<unknown> | undefined
  const tell = (order: number, end: End): void => {
    ended = (teller) => {
      if (end.ok) teller.resolve(order, () => child.decode(end.result))
      else teller.reject(order, () => errorOf(child, end.error))
    }
    if (asked) ended(asked)
    // Nobody may ever ask: what comes after it is not to wait for that.
    else execution.timeline.drop(order)
  }
  const wait = ending ? undefined : watch(host, execution, attempt, run, tell)
  if (ending?.as === 'done') tell(ending.order, { ok: true, result: ending.result })
  if (ending?.as === 'failed') tell(ending.order, { ok: false, error: ending.error })
  return () =>
    (promise ??= execution.perform(async (teller) => {
      asked = teller
      if (ended) ended(teller)
      else if (wait) {
        wait.isWaited = true
        await execution.waits.poke(wait)
      }
    }))
}

type End =
  { readonly ok: true; readonly result: Json | undefined } | { readonly ok: false; readonly error: StoredError }

function watch(
  host: WorkflowHost,
  execution: Execution,
  attempt: string,
  run: RunName,
  tell: (order: number, end: End) => void,
): WatchedWait {
  const look = async (): Promise<boolean> => {
    const stored = await host.store.run(run)
    const end = endOf(stored, run)
    if (end === undefined) {
      // One that was started elsewhere, and found by its key, wakes nobody here when it ends.
      const every = stored?.parent?.id === execution.id ? LOOK_AT_CHILDREN : LOOK_AT_OTHERS
      wait.until = new Date(execution.now() + every)
      return false
    }
    const { order } = await storeEnding(
      execution,
      attempt,
      end.ok ? { as: 'done', result: end.result } : { as: 'failed', error: end.error },
    )
    tell(order, end)
    return true
  }
  const wait: WatchedWait = new WatchedWait({ until: undefined, isWaited: false, every: host.store.poll, look })
  execution.waits.add(wait)
  return wait
}

function endOf(run: StoredRun | undefined, { id, workflow }: RunName): End | undefined {
  if (run === undefined || run.state === 'cancelled')
    return { ok: false, error: storedError(new Gone(`The run '${id}' of '${workflow}' was cancelled.`)) }
  if (run.state === 'completed') return { ok: true, result: run.result }
  if (run.state === 'failed' && run.error) return { ok: false, error: run.error }
  return undefined
}
