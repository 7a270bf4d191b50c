import { MemoryQueue, type MemoryJob } from './memory-queue.js'
import type {
  Claimed,
  DeadJob,
  Ending,
  Engine,
  Fired,
  Held,
  JobState,
  NewJob,
  Occurrence,
  QueueState,
  Wanted,
} from './port.js'
import { occurrenceId } from './occurrence-id.js'
import { MemoryWorkflows } from './memory-workflows.js'
import { TopicListeners } from './topic-listeners.js'
import type { WorkflowStore } from './workflow-port.js'

/** More occurrences of a schedule than this are not remembered. */
const MOST_OCCURRENCES = 10_000

/** Keeps everything in this process: for tests, and for what may be lost when the process ends. */
export function memory(): Engine {
  return new MemoryEngine()
}

class MemoryEngine implements Engine {
  readonly name = 'memory'
  readonly abilities = { durable: false, manyProcesses: false, transactionalEnqueue: false }
  readonly lease = 30_000
  readonly poll = 30_000
  readonly #queues = new Map<string, MemoryQueue>()
  /** Those that wait or run, by id. */
  readonly #jobs = new Map<string, MemoryJob>()
  readonly #fired = new Map<string, Map<number, Fired>>()
  readonly #topics = new TopicListeners()
  #onReady: () => void = () => undefined

  async start(): Promise<void> {
    // There is nothing to connect to.
  }

  stop(): Promise<void> {
    this.#topics.clear()
    this.#onReady = () => undefined
    return Promise.resolve()
  }

  enqueue(jobs: readonly NewJob[]): Promise<string[]> {
    const ids = jobs.map((job) => this.#queue(job.queue).add(job))
    this.#onReady()
    return Promise.resolve(ids)
  }

  claim(wanted: Wanted): Promise<Claimed> {
    return Promise.resolve(this.#queue(wanted.queue).claim(wanted))
  }

  heartbeat(held: readonly Held[]): Promise<Held[]> {
    // A lease that nobody else waits for never runs out.
    return Promise.resolve(held.filter((one) => !this.#queue(one.queue).isHeld(one)))
  }

  settle(endings: readonly Ending[]): Promise<boolean[]> {
    return Promise.resolve(
      endings.map((ending) => {
        const isTaken = this.#queue(ending.queue).settle(ending)
        if (isTaken && ending.as === 'dead' && ending.letter) void this.enqueue([ending.letter])
        return isTaken
      }),
    )
  }

  note(held: Held, progress: string): Promise<void> {
    const job = this.#jobs.get(held.id)
    if (job && this.#queue(held.queue).isHeld(held)) job.progress = progress
    return Promise.resolve()
  }

  onReady(listener: () => void): void {
    this.#onReady = listener
  }

  queues(): Promise<QueueState[]> {
    return Promise.resolve([...this.#queues.values()].map((queue) => queue.state()))
  }

  job(id: string): Promise<JobState | undefined> {
    const job = this.#jobs.get(id)
    if (job) {
      const { queue, state, attempt, progress } = job
      return Promise.resolve({ id, queue, state, attempt, progress })
    }
    for (const queue of this.#queues.values()) {
      const dead = queue.deadJob(id)
      if (dead) return Promise.resolve(dead)
    }
    return Promise.resolve(undefined)
  }

  dead(queue: string, most: number): Promise<DeadJob[]> {
    return Promise.resolve(this.#queue(queue).dead(most))
  }

  redrive(queue: string, ids?: readonly string[]): Promise<number> {
    const count = this.#queue(queue).redrive(ids)
    this.#onReady()
    return Promise.resolve(count)
  }

  forget(queue: string, before: Date): Promise<number> {
    return Promise.resolve(this.#queue(queue).forget(before))
  }

  pause(queue: string, paused: boolean): Promise<void> {
    this.#queue(queue).pause(paused)
    this.#onReady()
    return Promise.resolve()
  }

  fire({ schedule, at, job, unlessUnfinished }: Occurrence): Promise<Fired> {
    const known = this.#fired.get(schedule) ?? new Map<number, Fired>()
    this.#fired.set(schedule, known)
    if (known.has(at.getTime())) return Promise.resolve('known')
    const queue = job && this.#queue(job.queue)
    const fired = !queue ? 'noted' : unlessUnfinished && queue.hasUnfinished ? 'unfinished' : 'added'
    known.set(at.getTime(), fired)
    if (known.size > MOST_OCCURRENCES) known.delete(Math.min(...known.keys()))
    if (fired === 'added') {
      queue?.add(job as NewJob, occurrenceId(schedule, at))
      this.#onReady()
    }
    return Promise.resolve(fired)
  }

  lastFired(schedule: string): Promise<Date | undefined> {
    const times = [...(this.#fired.get(schedule)?.keys() ?? [])]
    return Promise.resolve(times.length === 0 ? undefined : new Date(times.reduce((a, b) => Math.max(a, b))))
  }

  publish(topic: string, key: string | undefined, message: string): Promise<void> {
    this.#topics.tell(topic, key, message)
    return Promise.resolve()
  }

  subscribe(topic: string, key: string | undefined, listener: (message: string) => void): Promise<() => Promise<void>> {
    return Promise.resolve(this.#topics.add(topic, key, listener))
  }

  openWorkflows(): Promise<WorkflowStore> {
    return Promise.resolve(new MemoryWorkflows())
  }

  #queue(name: string): MemoryQueue {
    let queue = this.#queues.get(name)
    if (!queue) this.#queues.set(name, (queue = new MemoryQueue(name, this.#jobs)))
    return queue
  }
}
