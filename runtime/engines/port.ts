import type { Logger } from '../context.js'
import type { WorkflowStore, WorkflowUser } from './workflow-port.js'

/**
 * Where jobs, schedules and topics live: the port that every engine implements. An engine stores; it decides nothing. What
 * a failure means, when a job runs again, how many run at once: all of that is the pump's (`pump.ts`), so that jobs behave
 * alike on every engine. What is handed over is text and plain data.
 */
export interface Engine {
  /** As messages call it: `memory`, `embedded`. */
  readonly name: string
  readonly abilities: Abilities
  /** How many milliseconds a claimed job stays its worker's without a heartbeat. */
  readonly lease: number
  /** How many milliseconds may go by before a job is seen that nothing announced. */
  readonly poll: number

  /** Called once, before anything else. Rejects with a sentence that says why, when the engine cannot be used. */
  start(application: EngineUser): Promise<void>
  /** Lets go of everything. The pump has stopped before. */
  stop(): Promise<void>

  /**
   * Adds jobs, all or none, and resolves to their ids once nothing but the engine's own storage can lose them. A job with
   * the key of one that waits is not added: its id is the waiting one's. A `transaction` is given only to an engine that can take
   * part in one.
   */
  enqueue(jobs: readonly NewJob[], transaction?: unknown): Promise<readonly string[]>
  /** Hands out jobs that may run now. Until they are settled, or the lease runs out, nobody else is given them. */
  claim(wanted: Wanted): Promise<Claimed>
  /** Prolongs the leases; resolves to those that are no longer the worker's. */
  heartbeat(held: readonly Held[]): Promise<readonly Held[]>
  /**
   * Ends attempts. `false` for one that was no longer the worker's: it changed nothing. An error for one that failed where others
   * did not: it is handed over again.
   */
  settle(endings: readonly Ending[]): Promise<readonly (boolean | Error)[]>
  /** Notes how far a job has come; without effect when it is no longer the worker's. */
  note(held: Held, progress: string): Promise<void>
  /** `listener` is called when a job may have become ready, in whatever process it was added. */
  onReady(listener: () => void): void

  /** What is in each queue that ever had a job. */
  queues(): Promise<readonly QueueState[]>
  /** A job that waits, runs or is dead; those that are done are not kept. */
  job(id: string): Promise<JobState | undefined>
  /** Jobs that failed for good, oldest first. */
  dead(queue: string, most: number): Promise<readonly DeadJob[]>
  /** Lets dead jobs wait again as if they were new: those with these ids, or all. Resolves to how many there were. */
  redrive(queue: string, ids?: readonly string[]): Promise<number>
  /** Deletes dead jobs that were given up before that time. Resolves to how many there were. */
  forget(queue: string, before: Date): Promise<number>
  /** A paused queue takes jobs and hands out none, in all processes. */
  pause(queue: string, paused: boolean): Promise<void>

  /** Adds the job of an occurrence of a schedule, once for all processes. */
  fire(occurrence: Occurrence): Promise<Fired>
  /** The latest occurrence of the schedule that was fired, skipped ones included. */
  lastFired(schedule: string): Promise<Date | undefined>

  /** Hands the message to every listener of the topic and key, in this process and in all others. */
  publish(topic: string, key: string | undefined, message: string): Promise<void>
  /** Resolves to what ends the subscription. */
  subscribe(topic: string, key: string | undefined, listener: (message: string) => void): Promise<() => Promise<void>>

  /** Opens the place where runs of workflows live, after the start. Absent when the engine cannot keep them. */
  openWorkflows?(user: WorkflowUser): Promise<WorkflowStore>
}

/** What an engine can do beyond what all can. */
export interface Abilities {
  /** Jobs survive the end of the process, also an abrupt one. */
  readonly durable: boolean
  /** Several processes may share it. */
  readonly manyProcesses: boolean
  /** `enqueue` can take part in a transaction of the application's own database. */
  readonly transactionalEnqueue: boolean
}

/** Who uses an engine. */
export interface EngineUser {
  /** The application's name. */
  readonly application: string
  /** The names of the queues that it works off. */
  readonly queues: readonly string[]
  readonly log: Logger
}

export interface NewJob {
  readonly queue: string
  /** The input as JSON text; null for a function without one. */
  readonly input: string | null
  /** The session with which the job was added, as JSON text; null when its function requires none. */
  readonly session: string | null
  readonly runAt: Date
  /** A whole number; higher ones run first. */
  readonly priority: number
  /** While a job of this key waits, it is not added again. */
  readonly key: string | null
  /** What `groupConcurrency` counts by. */
  readonly group: string | null
}

/** What a worker asks for. */
export interface Wanted {
  readonly queue: string
  readonly most: number
  /** How many jobs of one group may run at once, in all processes. */
  readonly groupConcurrency?: number | undefined
  readonly rateLimit?: RateLimit | undefined
}

/** At most `max` jobs begin in any `per` milliseconds, in all processes. */
export interface RateLimit {
  readonly max: number
  readonly per: number
}

export interface Claimed {
  readonly jobs: readonly Job[]
  /** After how many milliseconds it may be worth asking again; absent when only something new can help. */
  readonly next?: number | undefined
}

/** A worker's hold on a job. The attempt is the fencing token: each claim has a higher one, and only the latest may settle. */
export interface Held {
  readonly queue: string
  readonly id: string
  /** From 1. */
  readonly attempt: number
}

/** A claimed job. */
export interface Job extends Held {
  readonly input: string | null
  readonly session: string | null
  /** How many attempts ended with an error. */
  readonly failures: number
  /** How many attempts never ended: their process did, or it no longer sent heartbeats. */
  readonly crashes: number
  /** How many attempts it had when it was redriven, where they are counted on: to fence, and for nobody to see. */
  readonly earlier?: number | undefined
}

/** How an attempt ended. */
export type Ending = Held &
  (
    | { readonly as: 'done' }
    /** Counts as a failure, and runs again. */
    | { readonly as: 'retry'; readonly runAt: Date; readonly error: string }
    /** Never runs again; `attempts` is how many were made, and `letter` is added together with it. */
    | { readonly as: 'dead'; readonly error: Failure; readonly attempts: number; readonly letter?: NewJob | undefined }
    /** Did not come to an end, through no fault of its own: it waits again and counts for nothing. */
    | { readonly as: 'released' }
  )

/** Why a job is dead. */
export interface Failure {
  readonly message: string
  /** How its input does not fit its type, when that is why. */
  readonly errors?: readonly object[] | undefined
}

export interface DeadJob {
  readonly id: string
  readonly queue: string
  readonly input: string | null
  readonly error: Failure
  /** How many attempts were made. */
  readonly attempts: number
  /** When it was given up. */
  readonly at: Date
}

export interface JobState {
  readonly id: string
  readonly queue: string
  readonly state: 'waiting' | 'running' | 'dead'
  readonly attempt: number
  readonly progress: string | null
}

export interface QueueState {
  readonly name: string
  readonly paused: boolean
  /** How many could run now. */
  readonly ready: number
  /** How many wait for their time. */
  readonly delayed: number
  readonly running: number
  readonly dead: number
  /** How many milliseconds the oldest of those that could run has waited since it could. */
  readonly age: number
  /** In the last whole minute and the current one. */
  readonly recently: { readonly done: number; readonly failed: number }
  /** Since the queue exists. `failed` counts attempts, not jobs. */
  readonly total: { readonly done: number; readonly failed: number }
}

export interface Occurrence {
  readonly schedule: string
  readonly at: Date
  /** The id under which nothing is added twice is made of the schedule and the time. Null only notes the occurrence. */
  readonly job: NewJob | null
  /** Adds nothing while a job of an earlier occurrence waits or runs. */
  readonly unlessUnfinished: boolean
}

/** `known`: another process, or an earlier life of this one, was first. `unfinished`: the one before still goes on. */
export type Fired = 'added' | 'noted' | 'known' | 'unfinished'
