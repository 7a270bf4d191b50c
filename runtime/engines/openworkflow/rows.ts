import type { StepAttempt, WorkflowRun, WorkflowRunStatus } from 'openworkflow/internal'
import type {
  AttemptEnding,
  Json,
  MessageAddress,
  NewAttempt,
  NewRun,
  RunName,
  StepKind,
  StoredAttempt,
  StoredError,
  StoredRun,
} from '../workflow-port.js'

/** What JSON the library takes: it does not know of read-only arrays. */
type LibraryJson = NonNullable<WorkflowRun['input']>

/** What is kept of a run in the library's place for contexts. */
interface RunContext {
  readonly session: Json
  readonly sites: readonly string[] | null
  readonly deadline: string | null
  readonly parent: RunName | null
  readonly mark: number
  /** Also when the library's own place for it is empty, because another run has it now. */
  readonly key: string | null
  /** Of the call that added it. */
  readonly stamp: string | null
}

export function contextOf(
  { session, sites, deadline, parent, key }: NewRun,
  mark: number,
  stamp: string | null,
): LibraryJson {
  const context: RunContext = {
    session,
    sites,
    deadline: deadline?.toISOString() ?? null,
    parent: parent && { workflow: parent.workflow, id: parent.id },
    mark,
    key,
    stamp,
  }
  return context as unknown as LibraryJson
}

/** The name of an error that is none: it says why a run could not be continued, until it is claimed again. */
const OBSTACLE = '#obstacle'

/** `claim`: which claim of the run it was. */
export function obstacleError(claim: number, message: string): StoredError {
  return { name: OBSTACLE, message, details: { claim } }
}

/** `claims`: how many of its claims are not to be counted. */
export function runOf(row: WorkflowRun, claims = 0): StoredRun {
  const { session, sites, deadline, parent, mark, key } = row.context as unknown as RunContext
  const error = row.error as unknown as StoredError | null
  const isObstacle = error?.name === OBSTACLE
  const isNew = isObstacle && (error.details as { claim: number }).claim === row.attempts
  return {
    workflow: row.workflowName,
    id: row.id,
    state: stateOf(row),
    claims: row.attempts - claims,
    obstacle: isNew ? error.message : null,
    input: unwrapped(row.input),
    result: unwrapped(row.output),
    error: isObstacle ? null : error,
    session,
    sites,
    key,
    deadline: deadline === null ? null : new Date(deadline),
    wakeAt: row.availableAt,
    parent,
    mark,
    createdAt: row.createdAt,
    endedAt: row.finishedAt,
  }
}

function stateOf({ status, workerId }: WorkflowRun): StoredRun['state'] {
  if (status === 'canceled') return 'cancelled'
  if (status === 'completed' || status === 'failed') return status
  if (status === 'succeeded') return 'completed'
  return status === 'running' && workerId !== null ? 'running' : 'waiting'
}

/** By which of its own states the library can look for runs; one that waits has one of two. */
export function statusOf(state: StoredRun['state'] | undefined): { status?: WorkflowRunStatus } {
  if (state === undefined || state === 'waiting') return {}
  return { status: state === 'cancelled' ? 'canceled' : state }
}

/** What is kept of an attempt in the library's place for configuration. */
interface AttemptConfig {
  readonly kind: StepKind
  readonly number: number
  readonly order: number | null
  readonly input?: Json
  readonly values?: { readonly [name: string]: Json }
  readonly until?: string
  readonly topic?: MessageAddress
}

export function configOf({ kind, number, order, input, values, until, topic }: NewAttempt): LibraryJson {
  const config: AttemptConfig = {
    kind,
    number,
    order,
    ...(input === undefined ? {} : { input }),
    ...(Object.keys(values).length === 0 ? {} : { values }),
    ...(until && { until: until.toISOString() }),
    ...(topic && { topic: { topic: topic.topic, key: topic.key } }),
  }
  return config as unknown as LibraryJson
}

export function attemptOf(row: StepAttempt): StoredAttempt {
  const { kind, number, order, input, values = {}, until, topic } = row.config as unknown as AttemptConfig
  const { childWorkflowRunNamespaceId: workflow, childWorkflowRunId: id } = row
  return {
    id: row.id,
    name: row.stepName,
    kind,
    number,
    order,
    input,
    values,
    until: until === undefined ? null : new Date(until),
    topic: topic ?? null,
    ending: endingOf(row),
    child: workflow !== null && id !== null ? { workflow, id } : null,
    startedAt: row.startedAt ?? row.createdAt,
    endedAt: row.finishedAt,
  }
}

type Failed = Exclude<AttemptEnding, { as: 'done' }>
type Done = Extract<AttemptEnding, { as: 'done' }>

export function endingOutput({ result, order }: Done): LibraryJson {
  return (result === undefined ? { order } : { order, result }) as unknown as LibraryJson
}

/** The library takes only errors, with a message. */
export function endingError(ending: Failed): { message: string } {
  const message = 'error' in ending ? ending.error.message : ending.as
  return { message, ending: ending.as === 'retried' ? { ...ending, at: ending.at.toISOString() } : ending } as never
}

function endingOf({ status, output, error }: StepAttempt): AttemptEnding | undefined {
  if (status === 'running') return undefined
  if (status === 'failed') {
    const { ending } = error as unknown as { ending: Failed }
    return ending.as === 'retried' ? { ...ending, at: new Date(ending.at) } : ending
  }
  const { order, result } = output as unknown as { order: number; result?: Json }
  return { as: 'done', order, result }
}

function unwrapped(json: WorkflowRun['output']): Json | undefined {
  return json === null ? undefined : (json as unknown as { value: Json }).value
}
