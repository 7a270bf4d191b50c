import { Heap } from './heap.js'
import type { DeadJob, NewJob, Outcome, Worker } from './port.js'

/** Timers take no more than this, about 25 days; for what is later they are set again. */
const LONGEST_TIMER = 2 ** 31 - 1

/** The longest time between two attempts. */
const LONGEST_BACKOFF = 3_600_000

/** More dead jobs than this are not kept: the oldest go. */
const MOST_DEAD = 10_000

interface Waiting extends NewJob {
  id: string
  /** Milliseconds since 1970. */
  due: number
  /** The order in which jobs came. */
  sequence: number
  /** How often it has been tried. */
  attempts: number
}

/** One queue of the in-memory engine. */
export class MemoryQueue {
  readonly dead: DeadJob[] = []
  readonly #name: string
  readonly #delayed = new Heap<Waiting>((a, b) => a.due < b.due || (a.due === b.due && a.sequence < b.sequence))
  readonly #ready = new Heap<Waiting>(
    (a, b) => a.priority > b.priority || (a.priority === b.priority && a.sequence < b.sequence),
  )
  /** Ids of waiting jobs by their key. */
  readonly #keys = new Map<string, string>()
  readonly #running = new Set<Promise<void>>()
  #worker: Worker | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #sequence = 0
  #stopped = false

  constructor(name: string) {
    this.#name = name
  }

  add(job: NewJob): string {
    const known = job.key === null ? undefined : this.#keys.get(job.key)
    if (known !== undefined) return known
    const id = crypto.randomUUID()
    if (job.key !== null) this.#keys.set(job.key, id)
    this.#wait({ ...job, id, due: job.runAt.getTime(), sequence: this.#sequence++, attempts: 0 })
    return id
  }

  work(worker: Worker): void {
    this.#worker = worker
    this.#look()
  }

  /** Begins no further job; resolves when none runs. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    while (this.#running.size > 0) await Promise.all(this.#running)
  }

  #wait(job: Waiting): void {
    this.#delayed.push(job)
    this.#look()
  }

  /** Begins what is due and may run, and comes back when the next job is due. */
  #look(): void {
    if (this.#stopped || !this.#worker) return
    const now = Date.now()
    for (let next = this.#delayed.peek(); next && next.due <= now; next = this.#delayed.peek())
      this.#ready.push(this.#delayed.pop() as Waiting)
    while (this.#running.size < this.#worker.concurrency && this.#ready.size > 0)
      this.#begin(this.#worker, this.#ready.pop() as Waiting)
    clearTimeout(this.#timer)
    const next = this.#delayed.peek()
    if (!next) return
    this.#timer = setTimeout(
      () => {
        this.#look()
      },
      Math.min(next.due - now, LONGEST_TIMER),
    )
    // What is only in memory is no reason for a process to live; whoever started the application is.
    if (typeof this.#timer === 'object') this.#timer.unref()
  }

  #begin(worker: Worker, job: Waiting): void {
    if (job.key !== null && this.#keys.get(job.key) === job.id) this.#keys.delete(job.key)
    job.attempts++
    const { id, input, session, attempts: attempt } = job
    const running = worker
      .run({ id, queue: this.#name, input, session, attempt })
      .then((outcome) => this.#settle(worker, job, outcome))
      .finally(() => {
        this.#running.delete(running)
        this.#look()
      })
    this.#running.add(running)
  }

  async #settle(worker: Worker, job: Waiting, outcome: Outcome): Promise<void> {
    if (outcome.ok) return
    if (outcome.retry && job.attempts <= worker.retries) {
      this.#delayed.push({ ...job, due: Date.now() + pause(worker.backoff, job.attempts) })
      return
    }
    const { id, input, attempts } = job
    const dead = { id, queue: this.#name, input, error: outcome.error, attempts, at: new Date() }
    this.dead.push(dead)
    if (this.dead.length > MOST_DEAD) this.dead.shift()
    await worker.onDead(dead)
  }
}

/** Doubles with each attempt, less up to a quarter by chance, so that jobs which failed together do not return together. */
function pause(backoff: number, attempts: number): number {
  const whole = Math.min(backoff * 2 ** (attempts - 1), LONGEST_BACKOFF)
  return whole * (1 - Math.random() / 4)
}
