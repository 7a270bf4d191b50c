import type { Registry } from 'prom-client'
import type { Jobs, QueueInfo } from '../../../jobs.js'
import type { Prom } from './load-prom.js'

/** In seconds: most jobs are short, and some take as long as they like. */
const BUCKETS = [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60, 300, 1800]

/**
 * Metrics of queues. All processes of an application tell the same of depths, ages and counts, because their engine does; how
 * long runs took each tells of its own.
 */
export class JobMetrics {
  readonly #jobs: Jobs
  readonly #prom: Prom
  readonly #registers: Registry[]
  #looking: Promise<readonly QueueInfo[]> | undefined

  constructor(jobs: Jobs, prom: Prom, registry: Registry) {
    this.#jobs = jobs
    this.#prom = prom
    this.#registers = [registry]
  }

  begin(): void {
    this.#gauge(
      'solder_jobs',
      'Jobs in a queue, by what they do.',
      ['queue', 'state'],
      ({ ready, delayed, running, dead }) =>
        Object.entries({ ready, delayed, running, dead }).map(([state, count]) => [{ state }, count]),
    )
    this.#gauge(
      'solder_oldest_job_age_seconds',
      'How long the oldest job that could run has waited.',
      ['queue'],
      ({ age }) => [[{}, age / 1000]],
    )
    this.#gauge('solder_queue_paused', '1 while the queue is paused.', ['queue'], ({ paused }) => [
      [{}, paused ? 1 : 0],
    ])
    this.#attempts()
    this.#durations()
  }

  #gauge(
    name: string,
    help: string,
    labelNames: string[],
    valuesOf: (queue: QueueInfo) => [labels: Record<string, string>, value: number][],
  ): void {
    const look = (): Promise<readonly QueueInfo[]> => this.#look()
    new this.#prom.Gauge({
      name,
      help,
      labelNames,
      registers: this.#registers,
      async collect() {
        const queues = await look()
        // Of a queue that is gone nothing stays.
        this.reset()
        for (const queue of queues)
          for (const [labels, value] of valuesOf(queue)) this.set({ queue: queue.name, ...labels }, value)
      },
    })
  }

  #attempts(): void {
    const look = (): Promise<readonly QueueInfo[]> => this.#look()
    new this.#prom.Counter({
      name: 'solder_attempts_total',
      help: 'Attempts at jobs that ended, by how.',
      labelNames: ['queue', 'outcome'],
      registers: this.#registers,
      async collect() {
        const queues = await look()
        // The engine counts, for all processes and across restarts.
        this.reset()
        for (const { name: queue, total } of queues) {
          this.inc({ queue, outcome: 'done' }, total.done)
          this.inc({ queue, outcome: 'failed' }, total.failed)
        }
      },
    })
  }

  #durations(): void {
    const durations = new this.#prom.Histogram({
      name: 'solder_job_duration_seconds',
      help: 'How long attempts at jobs took in this process.',
      labelNames: ['queue', 'outcome'],
      buckets: BUCKETS,
      registers: this.#registers,
    })
    this.#jobs.onRun(({ queue, outcome, milliseconds }) => {
      durations.observe({ queue, outcome }, milliseconds / 1000)
    })
  }

  /** Metrics are asked for together, and each of them asks: the engine is asked once. */
  #look(): Promise<readonly QueueInfo[]> {
    return (this.#looking ??= this.#jobs.queues().finally(() => {
      this.#looking = undefined
    }))
  }
}
