import { NEVER, type Json, type StoredAttempt, type StoredError, type StoredRun } from '../../engines/workflow-port.js'
import type { ProgressError, RunDetails, RunError, RunInfo, RunProgress, RunStep } from '../../workflows.js'

/** A run as `app.workflows` shows it. `unlike`: why the application's code is not that of the run. */
export function runInfo(run: StoredRun, unlike: string | undefined): RunInfo {
  const { id, workflow, input, result, error, key, parent, createdAt, endedAt, wakeAt } = run
  const obstacle = unlike ?? run.obstacle ?? undefined
  const isBlocked = obstacle !== undefined && run.state === 'waiting'
  return {
    id,
    workflow,
    state: isBlocked ? 'blocked' : run.state,
    reason: isBlocked ? obstacle : undefined,
    input,
    result,
    error: error ? errorView(error) : undefined,
    key: key ?? undefined,
    parent: parent?.id,
    createdAt,
    endedAt: endedAt ?? undefined,
    wakeAt: run.state === 'waiting' && !isBlocked ? timeOf(wakeAt) : undefined,
  }
}

export function runDetails(run: StoredRun, attempts: readonly StoredAttempt[], unlike: string | undefined): RunDetails {
  const byName = new Map<string, StoredAttempt[]>()
  for (const attempt of attempts) {
    if (attempt.kind === 'failure' || attempt.kind === 'values') continue
    const known = byName.get(attempt.name)
    if (known) known.push(attempt)
    else byName.set(attempt.name, [attempt])
  }
  const steps = [...byName].map(([name, tried]) => stepView(name, tried, run.endedAt !== null))
  return { ...runInfo(run, unlike), steps }
}

function stepView(name: string, attempts: readonly StoredAttempt[], hasEnded: boolean): RunStep {
  const [first, last] = [attempts[0], attempts.at(-1)] as [StoredAttempt, StoredAttempt]
  const done = attempts.find(({ ending }) => ending?.as === 'done') ?? last
  const { ending } = done
  const kind = first.kind as RunStep['kind']
  const waits = kind === 'sleep' || kind === 'wait' || kind === 'child'
  return {
    name,
    kind,
    state: stateOf(done, waits, hasEnded),
    attempts: kind === 'sleep' || kind === 'wait' ? 1 : attempts.length,
    startedAt: first.startedAt,
    endedAt: ending?.as === 'done' || ending?.as === 'failed' ? (done.endedAt ?? undefined) : undefined,
    until: hasEnded ? undefined : ending?.as === 'retried' ? ending.at : ending ? undefined : timeOf(done.until),
    input: first.input,
    result: ending?.as === 'done' ? resultOf(kind, ending.result) : undefined,
    error: ending?.as === 'failed' || ending?.as === 'retried' ? errorView(ending.error) : undefined,
    child: last.child?.id,
  }
}

function stateOf({ ending }: StoredAttempt, waits: boolean, hasEnded: boolean): RunStep['state'] {
  if (ending?.as === 'done') return 'completed'
  if (ending?.as === 'failed') return 'failed'
  if (hasEnded) return 'interrupted'
  return waits || ending !== undefined ? 'waiting' : 'running'
}

/** A message is stored with its id. */
function resultOf(kind: RunStep['kind'], result: Json | undefined): unknown {
  return kind === 'wait' ? (result as { body?: Json }).body : result
}

function errorView({ name, message, code, details, errors }: StoredError): RunError {
  return {
    name,
    message,
    ...(code === undefined ? {} : { code }),
    ...(details === undefined ? {} : { details }),
    ...(errors === undefined ? {} : { errors }),
  }
}

function timeOf(time: Date | null): Date | undefined {
  return time === null || time.getTime() >= NEVER.getTime() ? undefined : time
}

export function progressOf(run: RunDetails): RunProgress {
  const { id, workflow, state, createdAt, endedAt, wakeAt, result, error } = run
  const steps = run.steps.map((step) => ({
    name: step.name,
    kind: step.kind,
    state: step.state,
    attempts: step.attempts,
    startedAt: step.startedAt,
    endedAt: step.endedAt,
    until: step.until,
    ...(step.error && { error: publicError(step.error) }),
  }))
  return { id, workflow, state, createdAt, endedAt, wakeAt, steps, result, ...(error && { error: publicError(error) }) }
}

function publicError({ code, message, details, errors }: RunError): ProgressError {
  if (code === undefined)
    return { code: 'InternalError', message: 'Something went wrong; the log has it under the id of the run.' }
  return { code, message, details, errors }
}
