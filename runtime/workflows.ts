import type { InvokeArguments } from './app.js'
import type { AnyFunction } from './functions.js'
import type { StepKind } from './engines/workflow-port.js'
import type { Topic } from './topic.js'

/** How a run is. `blocked`: it was started by code that this application does not have any more, and waits for it. */
export type RunState = 'waiting' | 'running' | 'completed' | 'failed' | 'cancelled' | 'blocked'

/** An error of a run or a step. */
export interface RunError {
  readonly name: string
  readonly message: string
  /** Of an error that callers may see, such as `NotFound`. */
  readonly code?: string
  readonly details?: unknown
  /** How an input does not fit its type, when that is why. */
  readonly errors?: readonly unknown[]
}

/** One thing that a workflow has done, or does. */
export interface RunStep {
  /** Of its site: `createUser`, `sleep#2`, `handle@17` for the 17th time that the run came there. */
  readonly name: string
  readonly kind: Exclude<StepKind, 'failure' | 'values'>
  readonly state: 'running' | 'waiting' | 'completed' | 'failed' | 'interrupted'
  /** How often it was tried. */
  readonly attempts: number
  readonly startedAt: Date
  readonly endedAt: Date | undefined
  /** When it goes on by itself, while it waits. */
  readonly until: Date | undefined
  /** In its JSON form. */
  readonly input: unknown
  /** In its JSON form. */
  readonly result: unknown
  /** The last one. */
  readonly error: RunError | undefined
  /** The run that it started. */
  readonly child: string | undefined
}

/** A run of a workflow. */
export interface RunInfo {
  readonly id: string
  readonly workflow: string
  readonly state: RunState
  /** What it is blocked by. */
  readonly reason: string | undefined
  /** In its JSON form. */
  readonly input: unknown
  /** In its JSON form. */
  readonly result: unknown
  /** Why it has failed, or is tried again. */
  readonly error: RunError | undefined
  readonly key: string | undefined
  /** The run that started it. */
  readonly parent: string | undefined
  readonly createdAt: Date
  readonly endedAt: Date | undefined
  /** When it goes on by itself, while it waits. */
  readonly wakeAt: Date | undefined
}

/** A run with what it has done so far, in the order in which that began. */
export interface RunDetails extends RunInfo {
  readonly steps: readonly RunStep[]
}

/** What callers are shown of a run, over HTTP and on channels: no inputs, no results of steps, and of errors what is meant for callers. */
export interface RunProgress {
  readonly id: string
  readonly workflow: string
  readonly state: RunState
  readonly createdAt: Date
  readonly endedAt?: Date | undefined
  readonly wakeAt?: Date | undefined
  readonly steps: readonly {
    readonly name: string
    readonly kind: RunStep['kind']
    readonly state: RunStep['state']
    readonly attempts: number
    readonly startedAt: Date
    readonly endedAt?: Date | undefined
    readonly until?: Date | undefined
    readonly error?: ProgressError
  }[]
  /** In its JSON form. */
  readonly result?: unknown
  readonly error?: ProgressError
}

/** An error as callers may see it: of one that is not for them, only that there was one. */
export interface ProgressError {
  readonly code: string
  readonly message: string
  readonly details?: unknown
  readonly errors?: readonly unknown[] | undefined
}

/**
 * What becomes of a run, for channels: `subscribe(runProgress, id)` sends the run as it is, and again each time that something has come
 * of it, until it has ended. Nobody publishes it.
 */
export const runProgress: Topic<RunProgress, string> = { name: 'run-progress', message: undefined }

/** Looks after the runs of an application's workflows: `app.workflows`. */
export interface Workflows {
  /** Starts a run, checks included, without a server; resolves to its id. */
  start<F extends AnyFunction>(fn: F, ...args: InvokeArguments<F, { key?: string }>): Promise<string>
  /** One run, step by step; undefined when there is none. */
  run(id: string): Promise<RunDetails | undefined>
  /** Runs, newest first; at most 100 of each workflow unless told otherwise. */
  runs(wanted?: { workflow?: string; state?: RunState; most?: number }): Promise<readonly RunInfo[]>
  /** Ends a run and those that it started: what goes on is told by its signal. False when it has ended, or never was. */
  cancel(id: string): Promise<boolean>
  /** The run as it is, and again each time that something has come of it, until it has ended. */
  watch(id: string, options?: { signal?: AbortSignal }): AsyncGenerator<RunDetails, void, void>
}
