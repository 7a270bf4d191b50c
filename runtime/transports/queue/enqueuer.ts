import type { Engine, NewJob } from '../../engines/port.js'

interface Batch {
  readonly jobs: NewJob[]
  readonly ids: Promise<readonly string[]>
}

/** Hands jobs to the engine. What is added in the same turn goes together: the engine stores all of it or none. */
export class Enqueuer {
  readonly #engine: Engine
  #batch: Batch | undefined

  constructor(engine: Engine) {
    this.#engine = engine
  }

  async add(job: NewJob, transaction: unknown): Promise<string> {
    if (transaction !== undefined) {
      if (!this.#engine.abilities.transactionalEnqueue)
        throw new TypeError(
          `A job of '${job.queue}' was given a 'transaction', and the engine '${this.#engine.name}' keeps jobs outside your ` +
            'database: leave it out, or choose postgres(url), which can take part in one.',
        )
      return idAt(await this.#engine.enqueue([job], transaction), 0)
    }
    const batch = (this.#batch ??= this.#begin())
    const at = batch.jobs.push(job) - 1
    return idAt(await batch.ids, at)
  }

  #begin(): Batch {
    const jobs: NewJob[] = []
    const ids = Promise.resolve().then(() => {
      this.#batch = undefined
      return this.#engine.enqueue(jobs)
    })
    return { jobs, ids }
  }
}

function idAt(ids: readonly string[], at: number): string {
  const id = ids[at]
  if (id === undefined) throw new Error('The engine gave no id for a job.')
  return id
}
