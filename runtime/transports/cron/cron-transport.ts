import { Cron } from 'croner'
import { Call } from '../../call/call.js'
import type { CallHost } from '../../call/call-host.js'
import { decodeValue } from '../../call/decode-input.js'
import { messageOf } from '../../call/failure.js'
import { runCall } from '../../call/run-call.js'
import type { Engine } from '../../engines/port.js'
import type { CronWired } from '../../wired.js'

/** Makes calls by the clock. */
export class CronTransport {
  readonly #host: CallHost
  readonly #engine: Engine
  readonly #entries: readonly CronWired[]
  readonly #crons: Cron[] = []

  constructor(host: CallHost, engine: Engine, entries: readonly CronWired[]) {
    this.#host = host
    this.#engine = engine
    this.#entries = entries
  }

  start(): void {
    for (const wired of this.#entries) {
      const { schedule, timezone = 'UTC' } = wired.entry
      // `protect` skips a run while the one before it still goes on.
      const options = { mode: '5-or-6-parts', timezone, protect: true, unref: true } as const
      this.#crons.push(new Cron(schedule, options, (cron) => this.#run(wired, cron.currentRun() ?? new Date())))
    }
  }

  /** No further run begins. */
  stop(): void {
    for (const cron of this.#crons.splice(0)) cron.stop()
  }

  async #run({ name, callable, entry }: CronWired, at: Date): Promise<void> {
    const call = new Call(callable, 'cron', () => undefined)
    try {
      if (!(await this.#engine.claim(name, at))) return
      await runCall(this.#host, call, () => decodeValue(callable.contract, entry.input))
    } catch (error) {
      this.#host.log.error(
        { id: call.id, cron: name, err: error },
        `The cron entry '${name}' failed: ${messageOf(error)}`,
      )
    }
  }
}
