import { messageOf } from '../../call/failure.js'
import { backoff } from '../../engines/backoff.js'
import type { Json, StepKind, StoredAttempt, StoredError } from '../../engines/workflow-port.js'
import { Unavailable } from '../../errors.js'
import { markFailedStep } from '../../failed-step.js'
import type { AnyFunction } from '../../functions.js'
import { isFinal } from '../is-final.js'
import { beginAttempt, Refused } from './begin-attempt.js'
import type { Execution, Teller } from './execution.js'
import { storeEnding } from './store-ending.js'
import { revivedError, storedError } from './stored-error.js'

export type Work = () => Promise<Json | undefined>

/** Something that a workflow has done once. */
export interface Step {
  readonly name: string
  readonly kind: StepKind
  /** What is called, where that is a function of the program. */
  readonly fn?: AnyFunction
  /** As the workflow gave it. */
  readonly input: unknown
  readonly json?: Json | undefined
  readonly retries?: number | undefined
  readonly backoff?: number | undefined
  readonly work: Work
  /** What is stored, as the workflow knows it. */
  readonly decode: (result: Json | undefined) => unknown
}

/** How often a step is begun again whose process was lost, beyond its retries. */
const MOST_LOST = 3

/** How often it was tried. */
interface Tried {
  failures: number
  lost: number
}

/** Does it, or gives what came of it before. */
export function performStep(execution: Execution, step: Step): Promise<unknown> {
  const { history } = execution.record
  const ending = history.endingOf(step.name)
  return execution.perform(async (teller) => {
    if (ending?.as === 'done') teller.resolve(ending.order, () => step.decode(ending.result))
    else if (ending?.as === 'failed') tellFailure(teller, step, ending.order, ending.error)
    else
      await tryStep(execution, step, history.triesAt(step.name), teller).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error
        tellFailure(teller, step, error.order, error.stored)
      })
  })
}

async function tryStep(
  execution: Execution,
  step: Step,
  before: readonly StoredAttempt[],
  teller: Teller<unknown>,
): Promise<void> {
  // What has not been tried begins at once, in the order of the program.
  const tried = before.length === 0 ? { failures: 0, lost: 0 } : await triesBefore(execution, before)
  execution.goOn()
  for (;;) {
    if (tried.lost > MOST_LOST + (step.retries ?? 0)) {
      await lostTooOften(execution, step, tried, teller)
      return
    }
    const id = await beginAttempt(execution, { name: step.name, kind: step.kind, input: step.json })
    let result: Json | undefined
    try {
      // It may have been cancelled, or the application be stopping, by now.
      execution.goOn()
      result = await step.work()
    } catch (error) {
      if (await isOver(execution, step, id, error, tried, teller)) return
      execution.goOn()
      continue
    }
    const told = await storeEnding(execution, id, { as: 'done', result }, true)
    if (told.as === 'failed') tellFailure(teller, step, told.order, told.error)
    else teller.resolve(told.order, () => step.decode(result))
    return
  }
}

/** After an attempt that failed: whether it was the last one. Resolves, if it was not, when it is time for the next. */
async function isOver(
  execution: Execution,
  step: Step,
  id: string,
  error: unknown,
  tried: Tried,
  teller: Teller<unknown>,
): Promise<boolean> {
  execution.judge(error)
  const { record, log, workflow } = execution
  tried.failures++
  const message = `The step '${step.name}' of the workflow '${workflow}' failed: ${messageOf(error)}`
  log.warn({ run: execution.id, workflow, step: step.name, attempt: tried.failures + tried.lost, err: error }, message)
  const stored = storedError(error, { name: step.name, attempts: tried.failures + tried.lost })
  if (isFinal(error) || tried.failures > (step.retries ?? 0)) {
    const { order } = await storeEnding(execution, id, { as: 'failed', error: stored })
    tellFailure(teller, step, order, stored)
    return true
  }
  const at = new Date(execution.now() + backoff(step.backoff ?? 1000, tried.failures))
  await record.end(id, { as: 'retried', error: stored, at })
  await execution.until(at)
  return false
}

/** What earlier attempts came to. Those that never ended lost their process. */
async function triesBefore(execution: Execution, attempts: readonly StoredAttempt[]): Promise<Tried> {
  const tried = { failures: 0, lost: 0 }
  let next: Date | undefined
  for (const { id, ending } of attempts) {
    if (ending?.as === 'retried') {
      tried.failures++
      next = ending.at
    } else if (ending === undefined) {
      await execution.record.end(id, { as: 'lost' })
      tried.lost++
    } else if (ending.as === 'lost') tried.lost++
  }
  if (next && next.getTime() > execution.now()) await execution.until(next)
  return tried
}

async function lostTooOften(
  execution: Execution,
  step: Step,
  { lost, failures }: Tried,
  teller: Teller<unknown>,
): Promise<void> {
  const error = new Unavailable(`Its process ended, or sent no heartbeat, in ${lost} attempts at '${step.name}'.`)
  const stored = storedError(error, { name: step.name, attempts: lost + failures })
  const id = await beginAttempt(execution, { name: step.name, kind: step.kind, input: step.json })
  const { order } = await storeEnding(execution, id, { as: 'failed', error: stored })
  tellFailure(teller, step, order, stored)
}

function tellFailure(teller: Teller<unknown>, { fn, input, name }: Step, order: number, stored: StoredError): void {
  teller.reject(order, () => {
    const error = revivedError(stored)
    markFailedStep(error, fn, { name, input, attempts: stored.step?.attempts ?? 1 })
    return error
  })
}
