/** Where jobs, schedules and topics live. What is handed over is text and plain data, so that it can be stored. */
export interface Engine {
  /** Called once, before anything else. */
  start(): Promise<void>
  /** Takes no further job, lets those that run finish, up to `grace` milliseconds, and lets go of everything. */
  stop(grace: number): Promise<void>

  /** Resolves to the job's id once nothing but the engine's own storage can lose it. */
  enqueue(job: NewJob): Promise<string>
  /** From now on, jobs of the queue are worked off. */
  work(queue: string, worker: Worker): void
  /** The jobs that failed for good, oldest first. */
  dead(queue: string): Promise<readonly DeadJob[]>

  /** Hands the message to every listener of the topic and key, in this process and in all others. */
  publish(topic: string, key: string | undefined, message: string): Promise<void>
  /** Resolves to what ends the subscription. */
  subscribe(topic: string, key: string | undefined, listener: (message: string) => void): Promise<() => Promise<void>>

  /** Of all processes that ask for the same schedule and time, one is told yes. */
  claim(schedule: string, at: Date): Promise<boolean>
}

export interface NewJob {
  queue: string
  /** The input as JSON text; null for a function without one. */
  input: string | null
  /** The session with which the job was added, as JSON text; null when its function requires none. */
  session: string | null
  runAt: Date
  /** Higher ones run first. */
  priority: number
  /** While a job of this key waits, it is not added again: `enqueue` resolves to the id of the one that waits. */
  key: string | null
}

/** One attempt at a job. */
export interface Job {
  id: string
  queue: string
  input: string | null
  session: string | null
  /** From 1. */
  attempt: number
}

export interface DeadJob {
  id: string
  queue: string
  input: string | null
  /** The message of the last error. */
  error: string
  attempts: number
  /** When it was given up. */
  at: Date
}

/** How a queue is worked off. */
export interface Worker {
  /** How many jobs run at once in this process. */
  concurrency: number
  /** How many times a failed job is tried again. */
  retries: number
  /** Milliseconds before the first retry; doubled for each further one. */
  backoff: number
  /** Never rejects: what went wrong is in the outcome. */
  run(job: Job): Promise<Outcome>
  /** Called once the job has been put with the dead ones. Never rejects. */
  onDead(job: DeadJob): Promise<void>
}

/** What came of an attempt. `retry: false` says that trying again cannot help. */
export type Outcome = { ok: true } | { ok: false; error: string; retry: boolean }
