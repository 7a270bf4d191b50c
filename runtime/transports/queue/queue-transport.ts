import { Call } from '../../call/call.js'
import type { CallHost } from '../../call/call-host.js'
import type { Callable } from '../../call/callable.js'
import { decodeJson, decodeValue } from '../../call/decode-input.js'
import { encodeAs } from '../../call/encode-output.js'
import { sessionText } from '../../call/session-text.js'
import type { EnqueueOptions } from '../../context.js'
import type { Engine, Job, NewJob } from '../../engines/port.js'
import type { Attempt, Letter, WorkedQueue } from '../../engines/queue-pump.js'
import { isStorable } from '../../engines/storable-text.js'
import { KEEP_DEAD } from '../../engines/retention.js'
import type { QueueWired } from '../../wired.js'
import { attemptOf } from './attempt.js'
import { Enqueuer } from './enqueuer.js'

const LETTER_RETRIES = 5

/** Adds jobs to the engine's queues, and makes calls of those that the pump hands it. */
export class QueueTransport {
  readonly #host: CallHost
  readonly #engine: Engine
  readonly #enqueuer: Enqueuer
  readonly #queues: readonly QueueWired[]

  constructor(host: CallHost, engine: Engine, queues: readonly QueueWired[]) {
    this.#host = host
    this.#engine = engine
    this.#enqueuer = new Enqueuer(engine)
    this.#queues = queues
  }

  /** What the pump has to work off: each queue, and for one with a `deadLetter` the queue of its letters. */
  get worked(): readonly WorkedQueue[] {
    return this.#queues.flatMap((queue) => {
      const { concurrency = 1, groupConcurrency, rateLimit, retries = 3, backoff = 1000 } = queue.entry
      const { keepDead = KEEP_DEAD } = queue.entry
      const limits = { concurrency, groupConcurrency, rateLimit }
      const run = (job: Job): Attempt => this.#run(queue, job)
      const worked = { ...limits, name: queue.name, retries, crashes: retries, backoff, keepDead, run }
      const { deadLetter } = queue
      if (!deadLetter) return [worked]
      const name = letterQueue(queue.name)
      return [
        { ...worked, letter: (letter: Letter) => letterJob(name, letter) },
        {
          name,
          concurrency: 1,
          retries: LETTER_RETRIES,
          crashes: LETTER_RETRIES,
          backoff,
          keepDead,
          run: (job: Job) => this.#deliver(deadLetter, job),
        },
      ]
    })
  }

  /**
   * Adds a job. Input and session are checked now, when whoever adds it can still be told; a job runs with the session
   * that it was added with.
   */
  async enqueue(
    callable: Callable,
    input: unknown,
    session: () => unknown,
    options: EnqueueOptions = {},
  ): Promise<string> {
    const { contract } = callable
    const queue = this.#queues.find((one) => one.callable.fn === callable.fn)
    if (!queue) throw new Error(`'${contract.name}' is wired to no queue, so that no job can be added for it.`)
    const what = `The input of '${contract.name}'`
    const text = contract.input && encodeAs(contract.input, decodeValue(contract, input), what)
    const job: NewJob = {
      queue: queue.name,
      input: text ?? null,
      session: contract.session ? await sessionText(callable, session) : null,
      runAt: runTime(options),
      priority: priorityOf(options),
      key: nameOf('key', options.key),
      group: nameOf('group', options.group),
    }
    return this.#enqueuer.add(job, options.transaction)
  }

  #run({ callable, entry }: QueueWired, job: Job): Attempt {
    const { contract } = callable
    const session = (): unknown =>
      job.session === null ? undefined : contract.session?.revive(JSON.parse(job.session) as unknown)
    const call = new Call(callable, 'queue', session, { timeout: entry.timeout })
    const input = (): unknown => decodeJson(contract, job.input === null ? undefined : JSON.parse(job.input))
    return attemptOf({ host: this.#host, engine: this.#engine, call, job, what: `A job of '${job.queue}'` }, input)
  }

  #deliver(deadLetter: Callable, job: Job): Attempt {
    const call = new Call(deadLetter, 'queue', () => undefined)
    const input = (): unknown => decodeJson(deadLetter.contract, JSON.parse(job.input ?? 'null'))
    const what = `The dead letter '${deadLetter.contract.name}' of '${job.queue}'`
    return attemptOf({ host: this.#host, engine: this.#engine, call, job, what }, input)
  }
}

/** The queue of what is told of a queue's dead jobs. */
export function letterQueue(queue: string): string {
  return `${queue}/dead-letter`
}

function letterJob(queue: string, { job, error, attempts }: Letter): NewJob {
  const { message, errors } = error
  const input = job.input === null ? undefined : (JSON.parse(job.input) as unknown)
  const letter = { queue: job.queue, id: job.id, input, error: message, attempts, errors }
  return {
    queue,
    input: JSON.stringify(letter),
    session: null,
    runAt: new Date(),
    priority: 0,
    key: job.id,
    group: null,
  }
}

/** What every engine can store lies before. */
const LATEST = Date.UTC(10_000, 0)

function runTime({ delay, runAt }: EnqueueOptions): Date {
  const time = runAt ?? new Date(Date.now() + Math.max(0, delay ?? 0))
  if (Number.isNaN(time.getTime())) throw new TypeError("The time of a job, its 'runAt' or 'delay', is not a time.")
  if (time.getTime() >= LATEST)
    throw new TypeError(`The time of a job, its 'runAt' or 'delay', is after the year 9999: ${time.toISOString()}.`)
  return time
}

function nameOf(what: 'key' | 'group', name: string | undefined): string | null {
  if (name === undefined || isStorable(name)) return name ?? null
  throw new TypeError(
    `The ${what} of a job, ${JSON.stringify(name)}, has U+0000 or half a surrogate pair in it, which engines cannot store.`,
  )
}

/** What every engine can sort by. */
const HIGHEST_PRIORITY = 1000

function priorityOf({ priority = 0 }: EnqueueOptions): number {
  if (Number.isInteger(priority) && Math.abs(priority) <= HIGHEST_PRIORITY) return priority
  throw new TypeError(
    `The priority of a job has to be a whole number from -${HIGHEST_PRIORITY} to ${HIGHEST_PRIORITY}, not ${priority}.`,
  )
}
