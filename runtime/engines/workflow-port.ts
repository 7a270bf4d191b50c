import type { Logger } from '../context.js'

/**
 * Where runs of workflows live: the port that engines implement which can keep them. A store keeps runs and what came of their
 * steps; it decides nothing. When a run goes on, what is run again and what a failure means is the executor's
 * (`transports/workflow/`), so that workflows behave alike on every engine. What is handed over is JSON and plain data.
 *
 * It asks little of what is behind it, so that a library which stores runs and step results can be: rows that are changed only by
 * who holds the run, times at which a run may be claimed, and messages in the order in which they came.
 */
export interface WorkflowStore {
  /** How many milliseconds a claimed run stays its worker's without a heartbeat. */
  readonly lease: number
  /** How many milliseconds may go by before a run is seen that nothing announced. */
  readonly poll: number

  /**
   * Adds a run and resolves to it once nothing but the store's own storage can lose it. When the workflow has a run with the same
   * key that was started within a day, was not cancelled and is not the one to replace, that one is given.
   */
  create(run: NewRun): Promise<{ readonly id: string; readonly isNew: boolean }>
  /** Hands out a run of the workflow that may go on now. Until it is let go, or the lease runs out, nobody else is given it. */
  claim(workflow: string): Promise<ClaimedRun | undefined>

  // What follows is refused with a `RunLost` once the run is no longer the worker's.

  /** Prolongs the lease. */
  extend(hold: RunHold): Promise<void>
  /** Lets go of the run until that time, or until a message or a child that it waits for comes. */
  park(hold: RunHold, until: Date): Promise<void>
  /** Lets go until that time of a run that its worker's code cannot continue, for that reason. */
  block(claimed: ClaimedRun, reason: string, until: Date): Promise<void>
  /** Lets go of a run that failed and is tried again. */
  retry(hold: RunHold, error: StoredError, at: Date): Promise<void>
  /** Ends the run, and wakes the one that waits for it. */
  complete(hold: RunHold, result: Json | undefined): Promise<void>
  fail(hold: RunHold, error: StoredError): Promise<void>
  /** Notes that an attempt at a step begins; resolves to its id. */
  begin(hold: RunHold, attempt: NewAttempt): Promise<string>
  /** Notes how it ended. */
  end(hold: RunHold, attempt: string, ending: AttemptEnding): Promise<void>
  /** Notes which run an attempt of the kind `child` started. */
  attach(hold: RunHold, attempt: string, child: RunName): Promise<void>
  /** Whether a message came that woke the attempt, of the kind `wait`. */
  isWoken(hold: RunHold, attempt: string): Promise<boolean>

  /** All attempts of a run, in the order in which they began. */
  attempts(run: RunName): Promise<readonly StoredAttempt[]>
  run(name: RunName): Promise<StoredRun | undefined>
  /** Newest first. */
  runs(wanted: WantedRuns): Promise<readonly StoredRun[]>
  /** Ends a run that has not ended; false when it has, or never was. */
  cancel(run: RunName): Promise<boolean>

  /** Keeps a message for runs that wait for it now or later, once for each id, and wakes those of these workflows that wait. */
  post(message: NewMessage, workflows: readonly string[]): Promise<void>
  /** The oldest message of the topic and key that came after the run was added and is none of these. */
  message(wanted: WantedMessage): Promise<StoredMessage | undefined>

  stop(): Promise<void>
}

/** Who uses a store. */
export interface WorkflowUser {
  readonly application: string
  /** The names of the workflows that it wires. */
  readonly workflows: readonly string[]
  readonly log: Logger
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

export interface RunName {
  readonly workflow: string
  readonly id: string
}

export interface NewRun {
  readonly workflow: string
  readonly input: Json | undefined
  /** The session with which it was started; null when its function requires none. */
  readonly session: Json
  /** The site list of the code that started it; null when that is not known. */
  readonly sites: readonly string[] | null
  readonly key: string | null
  /** The run that has failed and that this one is started in place of: it has the key no longer. */
  readonly instead: string | null
  /** When it has failed if it has not ended. */
  readonly deadline: Date | null
  /** Whether it may wait for messages. */
  readonly hearsMessages: boolean
  /** The attempt, of the kind `child`, of the run that starts it. */
  readonly parent: (RunName & { readonly attempt: string }) | null
}

/** A worker's hold on a run. Each claim has another token, and only the latest may change the run. */
export interface RunHold extends RunName {
  readonly token: string
}

export interface StoredRun extends RunName, Omit<NewRun, 'workflow' | 'parent' | 'hearsMessages' | 'instead'> {
  readonly state: 'waiting' | 'running' | 'completed' | 'failed' | 'cancelled'
  /** How often it was claimed; of a claimed run: before that. */
  readonly claims: number
  /** Why the code that claimed it last could not continue it; null when it could, or has not said yet. */
  readonly obstacle: string | null
  /** When it may go on, while it waits; far in the future when only a message or a child can wake it. */
  readonly wakeAt: Date | null
  readonly result: Json | undefined
  /** Of one that failed, or that is tried again. */
  readonly error: StoredError | null
  readonly parent: RunName | null
  /** Of the last message that came before it was added. */
  readonly mark: number
  readonly createdAt: Date
  readonly endedAt: Date | null
}

export interface ClaimedRun extends RunHold {
  /** When it was claimed, by the store's clock. */
  readonly at: Date
  readonly run: StoredRun
}

/** What a step of a workflow is. `failure` and `values` are notes: that the run as a whole failed, and values without a step. */
export type StepKind = 'step' | 'call' | 'enqueue' | 'publish' | 'sleep' | 'wait' | 'child' | 'failure' | 'values'

export interface NewAttempt {
  /** The site's id, with `@2` when it is the second time that the run came there. */
  readonly name: string
  readonly kind: StepKind
  /** Which attempt of the run this is, from 1. */
  readonly number: number
  /** The order in which what began was told of it, where that is not its end. */
  readonly order: number | null
  readonly input: Json | undefined
  /** What `now`, `random` and `uuid` gave since the attempt before. */
  readonly values: { readonly [name: string]: Json }
  /** When a `sleep` or a `wait` ends by itself. */
  readonly until: Date | null
  /** What a `wait` waits for. */
  readonly topic: MessageAddress | null
}

/** `order`: when the run was told of it, among all that it was told. */
export type AttemptEnding =
  | { readonly as: 'done'; readonly result: Json | undefined; readonly order: number }
  /** The error is thrown into the workflow. */
  | { readonly as: 'failed'; readonly error: StoredError; readonly order: number }
  /** It is tried again. */
  | { readonly as: 'retried'; readonly error: StoredError; readonly at: Date }
  /** It did not come to an end: its process was lost, or stopped. */
  | { readonly as: 'lost' | 'interrupted' }

export interface StoredAttempt extends NewAttempt {
  readonly id: string
  /** Absent while it goes on. */
  readonly ending: AttemptEnding | undefined
  /** The run that it started, of the kind `child`. */
  readonly child: RunName | null
  readonly startedAt: Date
  readonly endedAt: Date | null
}

/** An error as it is stored: enough to make one of its class again. */
export interface StoredError {
  readonly name: string
  readonly message: string
  readonly stack?: string
  /** Of one that callers may see. */
  readonly code?: string
  readonly status?: number
  readonly details?: Json
  readonly errors?: readonly Json[]
  /** The step that failed. */
  readonly step?: { readonly name: string; readonly attempts: number }
}

export interface WantedRuns {
  readonly workflow: string
  readonly state?: StoredRun['state'] | undefined
  /** Which of them. */
  readonly where?: ((run: StoredRun) => boolean) | undefined
  readonly most: number
}

export interface MessageAddress {
  readonly topic: string
  readonly key: string | null
}

export interface NewMessage extends MessageAddress {
  /** Nothing is kept twice under one id. */
  readonly id: string
  readonly body: Json
}

export interface StoredMessage {
  readonly id: string
  readonly body: Json
}

export interface WantedMessage extends MessageAddress {
  readonly run: StoredRun
  readonly except: readonly string[]
}

/** The run is no longer the worker's: it was cancelled, or belongs to another one. */
export class RunLost extends Error {
  override name = 'RunLost'

  constructor() {
    super('The run belongs to another worker now, or has ended.')
  }
}

/** The store cannot be reached, and has not been for a while. */
export class StoreAway extends Error {
  override name = 'StoreAway'
}

/** The longest lease of a run, in milliseconds: so long is it before others go on with it when its process is lost. */
export const LONGEST_RUN_LEASE = 10_000

/** A time that never comes. */
export const NEVER = new Date('9999-01-01T00:00:00Z')
