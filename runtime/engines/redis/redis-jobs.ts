import type { Claimed, Ending, Held, Job, NewJob, Wanted } from '../port.js'
import { orderedId } from '../ordered-id.js'
import type { Argument } from './server.js'

/** Runs one of the scripts. */
export type Run = (script: string, ...args: Argument[]) => Promise<unknown>

/** BullMQ runs low numbers first, from 1 to 2,097,152. */
const LOWEST_PRIORITY = 1001

/**
 * Adds, claims and settles jobs, by scripts that are made of BullMQ's. How often BullMQ says that a job was started is our attempt, how often
 * it was tried our failures, and how often it stalled our crashes.
 */
export class RedisJobs {
  readonly #run: Run
  readonly #self: string
  readonly #lease: number
  /** Of the locks that this process holds, by job and attempt. */
  readonly #tokens = new Map<string, string>()
  #claims = 0

  constructor(run: Run, self: string, lease: number) {
    this.#run = run
    this.#self = self
    this.#lease = lease
  }

  async add(jobs: readonly NewJob[]): Promise<string[]> {
    return (await this.#run('enqueue', jobs.length, ...jobs.flatMap((job) => argumentsOf(job)))) as string[]
  }

  async claim({ queue, most, groupConcurrency, rateLimit }: Wanted): Promise<Claimed> {
    const token = `${this.#self}:${this.#claims++}`
    const limits = [groupConcurrency ?? '', rateLimit?.max ?? '', rateLimit?.per ?? '']
    const [wait, found] = (await this.#run('claim', queue, most, token, this.#lease, ...limits)) as [number, string[][]]
    const jobs = found.map(([id = '', lock = '', attempt, input, session, failures, crashes, earlier]): Job => {
      const job = {
        queue,
        id,
        attempt: Number(attempt),
        input: input === '' ? null : (input ?? null),
        session: session === '' ? null : (session ?? null),
        failures: Number(failures),
        crashes: Number(crashes),
        earlier: Number(earlier),
      }
      this.#tokens.set(keyOf(job), lock)
      return job
    })
    return { jobs, next: wait < 0 ? undefined : wait }
  }

  /** Those whose lease could not be prolonged. */
  async lost(held: readonly Held[]): Promise<Held[]> {
    const args = held.flatMap((one) => [one.queue, one.id, this.#tokenOf(one)])
    const positions = new Set((await this.#run('heartbeat', this.#lease, held.length, ...args)) as number[])
    const lost = held.filter((_, at) => positions.has(at + 1))
    for (const one of lost) this.#tokens.delete(keyOf(one))
    return lost
  }

  /** `woken`: the queues in which a job may have become ready by it. */
  async settle(endings: readonly Ending[]): Promise<{ taken: boolean[]; woken: string[] }> {
    const args = endings.flatMap((ending) => [
      ending.as,
      ending.queue,
      ending.id,
      this.#tokenOf(ending),
      ...detailsOf(ending),
    ])
    const [taken, woken] = (await this.#run('settle', endings.length, ...args)) as [number[], string[]]
    for (const ending of endings) this.#tokens.delete(keyOf(ending))
    return { taken: taken.map((one) => one === 1), woken }
  }

  async note(held: Held, progress: string): Promise<void> {
    await this.#run('note', held.queue, held.id, this.#tokenOf(held), progress)
  }

  #tokenOf(held: Held): string {
    return this.#tokens.get(keyOf(held)) ?? 'none'
  }
}

/** A job as the scripts read it. */
export function argumentsOf(job: NewJob, id = orderedId()): Argument[] {
  const { queue, input, runAt, priority, key, group, session } = job
  const optional = (text: string | null): string => (text === null ? '' : `=${text}`)
  return [
    queue,
    id,
    input ?? '',
    runAt.getTime(),
    LOWEST_PRIORITY - priority,
    optional(key),
    optional(group),
    optional(session),
  ]
}

function detailsOf(ending: Ending): Argument[] {
  switch (ending.as) {
    case 'retry':
      return [ending.runAt.getTime(), ending.error]
    case 'dead': {
      const { error, attempts, letter } = ending
      return [error.message, JSON.stringify(error), attempts, ...(letter ? ['1', ...argumentsOf(letter)] : ['0'])]
    }
    default:
      return []
  }
}

function keyOf({ queue, id, attempt }: Held): string {
  return `${attempt} ${id} ${queue}`
}
