import type { DeadJob, Engine, JobState, QueueState } from './engines/port.js'

/** A job that failed for good. */
export interface DeadLetter {
  readonly id: string
  readonly queue: string
  /** In its JSON form. */
  readonly input: unknown
  /** The message of the last error. */
  readonly error: string
  /** How the input does not fit its type, when that is why. */
  readonly errors?: readonly object[] | undefined
  readonly attempts: number
  readonly at: Date
}

/** A job that waits, runs or is dead. */
export interface JobInfo {
  readonly id: string
  readonly queue: string
  readonly state: 'waiting' | 'running' | 'dead'
  /** The one that runs or ran last; 0 when none has begun. */
  readonly attempt: number
  /** What its function noted last. */
  readonly progress: unknown
}

/** A queue as it is now. */
export interface QueueInfo extends QueueState {
  /** Whether this application works it off. What waits in one that it does not know is kept for an application that does. */
  readonly isWired: boolean
}

/** Looks after the queues of an application: `app.jobs`. */
export interface Jobs {
  /**
   * The queues that this application works off, those of its cron entries (`cron/<name>`) and dead letters among them, and all
   * others that have ever had a job.
   */
  queues(): Promise<readonly QueueInfo[]>
  /** One job; undefined for one that is done, or never was. */
  job(id: string): Promise<JobInfo | undefined>
  /** Jobs that failed for good, oldest first; at most 100 unless told otherwise. */
  dead(queue: string, options?: { most?: number }): Promise<readonly DeadLetter[]>
  /** Lets dead jobs run again, those with these ids or all; resolves to how many. */
  redrive(queue: string, ids?: readonly string[]): Promise<number>
  /** Until it is resumed, no process begins a job of the queue; jobs are still added. */
  pause(queue: string): Promise<void>
  resume(queue: string): Promise<void>
}

/** `engine`: of the running application, which is started when it is not. */
export function jobsOf(engine: () => Promise<Engine>, wired: readonly string[]): Jobs {
  return {
    queues: async () => {
      const known = await (await engine()).queues()
      const unused = wired.filter((name) => !known.some((queue) => queue.name === name)).map(emptyQueue)
      return [...known, ...unused].map((queue) => ({ ...queue, isWired: wired.includes(queue.name) }))
    },
    job: async (id) => infoOf(await (await engine()).job(id)),
    dead: async (queue, { most = 100 } = {}) => (await (await engine()).dead(queue, most)).map(letterOf),
    redrive: async (queue, ids) => (await engine()).redrive(queue, ids),
    pause: async (queue) => (await engine()).pause(queue, true),
    resume: async (queue) => (await engine()).pause(queue, false),
  }
}

function emptyQueue(name: string): QueueState {
  const nothing = { done: 0, failed: 0 }
  const state = { paused: false, ready: 0, delayed: 0, running: 0, dead: 0, age: 0 }
  return { name, ...state, recently: nothing, total: nothing }
}

function infoOf(job: JobState | undefined): JobInfo | undefined {
  return job && { ...job, progress: job.progress === null ? undefined : (JSON.parse(job.progress) as unknown) }
}

function letterOf({ input, error: { message, errors }, ...job }: DeadJob): DeadLetter {
  return { ...job, input: input === null ? undefined : (JSON.parse(input) as unknown), error: message, errors }
}
