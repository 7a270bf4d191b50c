import type { DeadJob, Failure, JobState, QueueState } from '../port.js'
import type { Run } from './redis-jobs.js'

/** What is told about queues and jobs. */
export class Overview {
  readonly #run: Run

  constructor(run: Run) {
    this.#run = run
  }

  async queues(): Promise<QueueState[]> {
    const rows = (await this.#run('queues')) as [string, ...number[]][]
    const states = rows.map(
      ([name, paused, ready = 0, delayed = 0, running = 0, dead = 0, age = 0, done = 0, failed = 0, ...total]) => ({
        name,
        paused: paused === 1,
        ready,
        delayed,
        running,
        dead,
        age,
        recently: { done, failed },
        total: { done: total[0] ?? 0, failed: total[1] ?? 0 },
      }),
    )
    return states.sort((a, b) => (a.name < b.name ? -1 : 1))
  }

  async job(id: string): Promise<JobState | undefined> {
    const [queue, state, attempt, progress] = (await this.#run('job', id)) as string[]
    if (queue === undefined) return undefined
    return {
      id,
      queue,
      state: state as JobState['state'],
      attempt: Number(attempt),
      progress: progress === '' ? null : (progress ?? null),
    }
  }

  async dead(queue: string, most: number): Promise<DeadJob[]> {
    const rows = (await this.#run('dead', queue, most)) as string[][]
    return rows.map(([id = '', input = '', failure = '', attempts, at]) => ({
      id,
      queue,
      input: input === '' ? null : input,
      error: JSON.parse(failure) as Failure,
      attempts: Number(attempts),
      at: new Date(Number(at)),
    }))
  }
}
