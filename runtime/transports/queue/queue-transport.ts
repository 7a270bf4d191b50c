import { authorise } from '../../call/authorise.js'
import { Call } from '../../call/call.js'
import type { CallHost } from '../../call/call-host.js'
import type { Callable } from '../../call/callable.js'
import { decodeJson, decodeValue } from '../../call/decode-input.js'
import { encodeAs } from '../../call/encode-output.js'
import { failureOf, messageOf } from '../../call/failure.js'
import { runCall } from '../../call/run-call.js'
import type { EnqueueOptions } from '../../context.js'
import type { DeadJob, Engine, Job, Outcome } from '../../engines/port.js'
import { SolderError, Unavailable } from '../../errors.js'
import type { QueueWired } from '../../wired.js'

/** Adds jobs to the engine's queues, and works them off as calls. */
export class QueueTransport {
  readonly #host: CallHost
  readonly #engine: Engine
  readonly #queues: readonly QueueWired[]

  constructor(host: CallHost, engine: Engine, queues: readonly QueueWired[]) {
    this.#host = host
    this.#engine = engine
    this.#queues = queues
  }

  /** From now on jobs are worked off. */
  start(): void {
    for (const queue of this.#queues) {
      const { concurrency = 1, retries = 3, backoff = 1000 } = queue.entry
      this.#engine.work(queue.name, {
        concurrency,
        retries,
        backoff,
        run: (job) => this.#run(queue, job),
        onDead: (job) => this.#onDead(queue, job),
      })
    }
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
    return this.#engine.enqueue({
      queue: queue.name,
      input: text ?? null,
      session: contract.session ? await sessionText(callable, session) : null,
      runAt: runTime(options),
      priority: options.priority ?? 0,
      key: options.key ?? null,
    })
  }

  async #run({ callable, entry }: QueueWired, job: Job): Promise<Outcome> {
    const { contract } = callable
    const session = job.session === null ? undefined : contract.session?.revive(JSON.parse(job.session))
    const call = new Call(callable, 'queue', () => session, { timeout: entry.timeout })
    try {
      await runCall(this.#host, call, () =>
        decodeJson(contract, job.input === null ? undefined : JSON.parse(job.input)),
      )
      return { ok: true }
    } catch (error) {
      const retry = !isFinal(error)
      this.#host.log.warn(
        { id: call.id, job: job.id, queue: job.queue, attempt: job.attempt, err: error },
        `A job of '${job.queue}' failed: ${messageOf(error)}`,
      )
      return { ok: false, error: messageOf(error), retry }
    }
  }

  async #onDead({ name, deadLetter }: QueueWired, { input, error, attempts }: DeadJob): Promise<void> {
    if (!deadLetter) return
    const call = new Call(deadLetter, 'queue', () => undefined)
    const letter = { queue: name, input: input === null ? undefined : (JSON.parse(input) as unknown), error, attempts }
    try {
      await runCall(this.#host, call, () => decodeJson(deadLetter.contract, letter))
    } catch (failure) {
      failureOf(
        { log: this.#host.log },
        failure instanceof SolderError ? new Error(failure.message, { cause: failure }) : failure,
        call,
      )
    }
  }
}

async function sessionText({ contract }: Callable, session: () => unknown): Promise<string | null> {
  const value = await session()
  authorise(contract, value)
  if (value === undefined || !contract.session) return null
  return encodeAs(contract.session, value, `The session of '${contract.name}'`) ?? null
}

function runTime({ delay, runAt }: EnqueueOptions): Date {
  if (runAt !== undefined) return runAt
  return new Date(Date.now() + Math.max(0, delay ?? 0))
}

/** An error that says the job itself is wrong: trying again would give the same. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof SolderError) || error instanceof Unavailable) return false
  // 409 and 429 speak of the moment, not of the job.
  return error.status < 500 && error.status !== 409 && error.status !== 429
}
