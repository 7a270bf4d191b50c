import type { DeadJob, Engine, JobState, QueueState } from './engines/port.js'
import type { JobRun, RunListeners } from './engines/queue-pump.js'
import { cronQueue, scheduleOf } from './transports/cron/cron-transport.js'
import type { CronWired } from './wired.js'

const MINUTE = 60_000

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
  /** Jobs that ended in a minute, of late. */
  readonly perMinute: { readonly done: number; readonly failed: number }
}

/** A cron entry of the application. */
export interface ScheduleInfo {
  readonly name: string
  /** The queue of its runs: `cron/<name>`. */
  readonly queue: string
  readonly schedule: string
  /** The IANA time zone that the schedule is meant in. */
  readonly timezone: string
  /** The name of the function that runs. */
  readonly function: string
  /** When it is due next. */
  readonly next: readonly Date[]
  /** The latest time that was fired, or left out because of `overlap`; undefined when there was none in the last days. */
  readonly last: Date | undefined
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
  /** The cron entries of this application, each with its next times: three unless told otherwise. */
  schedules(options?: { next?: number }): Promise<readonly ScheduleInfo[]>
  /** `listener` is told of each attempt that ends in this process, for metrics. Answers what ends that. */
  onRun(listener: (run: JobRun) => void): () => void
}

/** What an application has to be looked after. */
interface LookedAfter {
  /** Of the running application, which is started when it is not. */
  readonly engine: () => Promise<Engine>
  /** The names of its queues. */
  readonly queues: readonly string[]
  readonly cron: readonly CronWired[]
  readonly runs: RunListeners
}

export function jobsOf({ engine, queues: wired, cron, runs }: LookedAfter): Jobs {
  return {
    queues: async () => {
      const known = await (await engine()).queues()
      const unused = wired.filter((name) => !known.some((queue) => queue.name === name)).map(emptyQueue)
      return [...known, ...unused].map((queue) => ({
        ...queue,
        isWired: wired.includes(queue.name),
        perMinute: perMinute(queue.recently),
      }))
    },
    job: async (id) => infoOf(await (await engine()).job(id)),
    dead: async (queue, { most = 100 } = {}) => {
      if (!Number.isSafeInteger(most) || most < 1)
        throw new TypeError(`How many dead jobs are wanted, 'most', has to be a whole number from 1, not ${most}.`)
      return (await (await engine()).dead(queue, most)).map(letterOf)
    },
    redrive: async (queue, ids) => (await engine()).redrive(queue, ids),
    pause: async (queue) => (await engine()).pause(queue, true),
    resume: async (queue) => (await engine()).pause(queue, false),
    schedules: async ({ next = 3 } = {}) => {
      const running = await engine()
      return Promise.all(
        cron.map(async (wired) => {
          const { name, callable, entry } = wired
          const { schedule, timezone = 'UTC' } = entry
          const times = scheduleOf(wired)
          const last = await running.lastFired(name)
          return {
            name,
            queue: cronQueue(name),
            schedule,
            timezone,
            function: callable.contract.name,
            next: times.nextRuns(next),
            // When it was first looked at is noted, too, to know what was missed since: between two seconds, where no run can be.
            last: last?.getMilliseconds() === 0 ? last : undefined,
          }
        }),
      )
    },
    onRun: (listener) => {
      // One of its own, so that the same function can be given twice.
      const own = (run: JobRun): void => {
        listener(run)
      }
      runs.add(own)
      return () => void runs.delete(own)
    },
  }
}

/** From counts of the last whole minute and the current one. */
function perMinute({ done, failed }: QueueState['recently']): QueueInfo['perMinute'] {
  const minutes = 1 + (Date.now() % MINUTE) / MINUTE
  return { done: done / minutes, failed: failed / minutes }
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
