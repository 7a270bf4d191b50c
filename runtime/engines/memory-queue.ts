import { Heap } from './heap.js'
import type {
  Claimed,
  DeadJob,
  Ending,
  Failure,
  Held,
  Job,
  JobState,
  NewJob,
  QueueState,
  RateLimit,
  Wanted,
} from './port.js'
import { RecentCounts } from './recent-counts.js'

/** More dead jobs than this are not kept: the oldest go. */
const MOST_DEAD = 10_000

interface Stored extends NewJob {
  readonly id: string
  /** The order in which jobs came. */
  readonly sequence: number
  /** Milliseconds since 1970. */
  due: number
  /** How often it was claimed. */
  attempt: number
  failures: number
  state: 'waiting' | 'running'
  progress: string | null
}

interface Buried {
  readonly job: Stored
  readonly error: Failure
  readonly attempts: number
  readonly at: Date
}

/** One queue of the in-memory engine. */
export class MemoryQueue {
  readonly #name: string
  readonly #jobs: Map<string, Stored>
  readonly #delayed = new Heap<Stored>((a, b) => a.due < b.due || (a.due === b.due && a.sequence < b.sequence))
  readonly #ready = new Heap<Stored>(isFirst)
  /** Ready jobs of groups that have as many running as they may. */
  readonly #held = new Map<string, Heap<Stored>>()
  readonly #runningOfGroup = new Map<string, number>()
  /** Waiting jobs by their key. */
  readonly #keys = new Map<string, string>()
  readonly #dead = new Map<string, Buried>()
  readonly #counts = new RecentCounts()
  /** When the last jobs began, for the rate limit. */
  readonly #begun: number[] = []
  #running = 0
  #sequence = 0
  #paused = false

  /** `jobs`: where those that wait or run are found by id, of all queues. */
  constructor(name: string, jobs: Map<string, Stored>) {
    this.#name = name
    this.#jobs = jobs
  }

  add(job: NewJob, id?: string): string {
    const known = job.key === null ? undefined : this.#keys.get(job.key)
    if (known !== undefined) return known
    const stored: Stored = {
      ...job,
      id: id ?? crypto.randomUUID(),
      sequence: this.#sequence++,
      due: job.runAt.getTime(),
      attempt: 0,
      failures: 0,
      state: 'waiting',
      progress: null,
    }
    if (job.key !== null) this.#keys.set(job.key, stored.id)
    this.#jobs.set(stored.id, stored)
    this.#delayed.push(stored)
    return stored.id
  }

  claim({ most, groupConcurrency, rateLimit }: Wanted): Claimed {
    const now = Date.now()
    if (this.#paused) return { jobs: [] }
    this.#promote(now)
    const allowed = rateLimit ? this.#allowance(rateLimit, now) : most
    const jobs: Job[] = []
    while (jobs.length < Math.min(most, allowed)) {
      const job = this.#ready.pop()
      if (!job) break
      if (this.#isGroupFull(job, groupConcurrency)) continue
      if (rateLimit) this.#begun.push(now)
      jobs.push(this.#begin(job))
    }
    // Only now it is known whether the limit is reached: this claim may have done it.
    const opens = rateLimit && this.#opensIn(rateLimit, now)
    const next = this.#delayed.peek()
    return { jobs, next: opens ?? (next && Math.max(0, next.due - now)) }
  }

  /** Whether the job is still that worker's. */
  isHeld({ id, attempt }: Held): boolean {
    const job = this.#jobs.get(id)
    return job?.state === 'running' && job.attempt === attempt
  }

  settle(ending: Ending): boolean {
    if (!this.isHeld(ending)) return false
    const job = this.#jobs.get(ending.id) as Stored
    this.#leave(job)
    if (ending.as === 'retry' || ending.as === 'dead') {
      job.failures++
      this.#counts.failed()
    }
    if (ending.as === 'retry') this.#wait(job, ending.runAt.getTime())
    else if (ending.as === 'released') this.#wait(job, job.due)
    else this.#jobs.delete(job.id)
    if (ending.as === 'done') this.#counts.done()
    if (ending.as === 'dead') this.#bury({ job, error: ending.error, attempts: ending.attempts, at: new Date() })
    return true
  }

  get hasUnfinished(): boolean {
    return this.#running > 0 || this.#waiting > 0
  }

  state(): QueueState {
    const now = Date.now()
    this.#promote(now)
    const ready = [this.#ready, ...this.#held.values()]
    const since = ready.flatMap((heap) => heap.items.map(({ due }) => due))
    return {
      name: this.#name,
      paused: this.#paused,
      ready: since.length,
      delayed: this.#delayed.size,
      running: this.#running,
      dead: this.#dead.size,
      age: since.length === 0 ? 0 : Math.max(0, now - since.reduce((a, b) => Math.min(a, b))),
      ...this.#counts.all(),
    }
  }

  deadJob(id: string): JobState | undefined {
    const dead = this.#dead.get(id)
    return dead && { id, queue: this.#name, state: 'dead', attempt: dead.job.attempt, progress: dead.job.progress }
  }

  dead(most: number): DeadJob[] {
    return [...this.#dead.values()]
      .slice(0, most)
      .map(({ job, ...rest }) => ({ id: job.id, queue: this.#name, input: job.input, ...rest }))
  }

  redrive(ids: readonly string[] | undefined): number {
    let count = 0
    for (const id of ids ?? [...this.#dead.keys()]) {
      const dead = this.#dead.get(id)
      if (!dead) continue
      this.#dead.delete(id)
      this.add({ ...dead.job, runAt: new Date(), key: null }, id)
      count++
    }
    return count
  }

  forget(before: Date): number {
    const old = [...this.#dead].filter(([, { at }]) => at < before)
    for (const [id] of old) this.#dead.delete(id)
    return old.length
  }

  pause(paused: boolean): void {
    this.#paused = paused
  }

  get #waiting(): number {
    return [this.#ready, this.#delayed, ...this.#held.values()].reduce((sum, heap) => sum + heap.size, 0)
  }

  /** What is due is ready. */
  #promote(now: number): void {
    for (let next = this.#delayed.peek(); next && next.due <= now; next = this.#delayed.peek())
      this.#ready.push(this.#delayed.pop() as Stored)
  }

  /** How many jobs the rate limit lets begin now. */
  #allowance({ max, per }: RateLimit, now: number): number {
    const begun = this.#begun
    // One from the future began before the clock was set back.
    while (begun[0] !== undefined && (begun[0] <= now - per || begun[0] > now)) begun.shift()
    return Math.max(0, max - begun.length)
  }

  /** After how many milliseconds the rate limit lets one more begin; undefined while it is not reached. */
  #opensIn({ max, per }: RateLimit, now: number): number | undefined {
    const first = this.#begun[this.#begun.length - max]
    return first === undefined ? undefined : first + per - now
  }

  /** Puts the job aside when its group has as many running as it may. */
  #isGroupFull(job: Stored, most: number | undefined): boolean {
    const { group } = job
    if (group === null || most === undefined || (this.#runningOfGroup.get(group) ?? 0) < most) return false
    let held = this.#held.get(group)
    if (!held) this.#held.set(group, (held = new Heap(isFirst)))
    held.push(job)
    return true
  }

  #begin(job: Stored): Job {
    if (job.key !== null && this.#keys.get(job.key) === job.id) this.#keys.delete(job.key)
    if (job.group !== null) this.#runningOfGroup.set(job.group, (this.#runningOfGroup.get(job.group) ?? 0) + 1)
    this.#running++
    job.attempt++
    job.state = 'running'
    const { id, queue, input, session, attempt, failures } = job
    return { id, queue, input, session, attempt, failures, crashes: 0 }
  }

  /** The job no longer runs: of those of its group that were put aside, the first may instead. */
  #leave({ group }: Stored): void {
    this.#running--
    if (group === null) return
    const running = (this.#runningOfGroup.get(group) ?? 1) - 1
    if (running === 0) this.#runningOfGroup.delete(group)
    else this.#runningOfGroup.set(group, running)
    const held = this.#held.get(group)
    const next = held?.pop()
    if (next) this.#ready.push(next)
    if (held?.size === 0) this.#held.delete(group)
  }

  #wait(job: Stored, due: number): void {
    job.state = 'waiting'
    job.due = due
    this.#delayed.push(job)
  }

  #bury(buried: Buried): void {
    this.#dead.set(buried.job.id, buried)
    const [oldest] = this.#dead.keys()
    if (this.#dead.size > MOST_DEAD && oldest !== undefined) this.#dead.delete(oldest)
  }
}

export type { Stored as MemoryJob }

function isFirst(a: Stored, b: Stored): boolean {
  return a.priority > b.priority || (a.priority === b.priority && a.sequence < b.sequence)
}
