import type { Json, NewRun, RunName, StoredRun } from '../../engines/workflow-port.js'
import { Gone } from '../../errors.js'
import { markFailedStep } from '../../failed-step.js'
import type { AnyFunction } from '../../functions.js'
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

/** Starts a run and resolves to a handle on it. */
export function waitForChild(host: WorkflowHost, execution: Execution, child: Child): Promise<Handle> {
  const { record, timeline } = execution
  const known = record.history.of(child.name).at(-1)
  return execution.perform<Handle>(async ({ resolve }) => {
    if (!known) execution.goOn()
    const order = known?.order ?? timeline.take()
    const attempt = known?.id ?? (await record.begin({ name: child.name, kind: 'child', order }))
    const run = known?.child ?? (await startChild(host, execution, child, attempt))
    const result = resultOf(host, execution, child, attempt, run)
    resolve(order, () => ({ id: run.id, result }))
  })
}

async function startChild(
  host: WorkflowHost,
  execution: Execution,
  { wanted, name }: Child,
  attempt: string,
): Promise<RunName> {
  const parent = { workflow: execution.workflow, id: execution.id, attempt }
  // When the process ends before it is noted which run was started, the same one is found again.
  const key = wanted.key ?? `${execution.id}/${name}`
  const { id, isNew } = await host.store.create({ ...wanted, key, parent })
  const child = { workflow: wanted.workflow, id }
  await execution.record.attach(attempt, child).catch(async (error: unknown) => {
    // Whoever cancelled this run does not know of it.
    if (isNew) await host.cancelOrphan(execution.claimed, child)
    throw error
  })
  host.wake(wanted.workflow)
  return child
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
      else
        teller.reject(order, () => {
          const error = revivedError(end.error)
          markFailedStep(error, child.fn, { name: child.name, input: child.input, attempts: 1 })
          return error
        })
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
        await execution.poke(wait)
      }
    }))
}

type End =
  | { readonly ok: true; readonly result: Json | undefined }
  | { readonly ok: false; readonly error: ReturnType<typeof storedError> }

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
  execution.wait(wait)
  return wait
}

function endOf(run: StoredRun | undefined, { id, workflow }: RunName): End | undefined {
  if (run === undefined || run.state === 'cancelled')
    return { ok: false, error: storedError(new Gone(`The run '${id}' of '${workflow}' was cancelled.`)) }
  if (run.state === 'completed') return { ok: true, result: run.result }
  if (run.state === 'failed' && run.error) return { ok: false, error: run.error }
  return undefined
}
