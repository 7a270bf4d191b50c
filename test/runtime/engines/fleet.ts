import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import type { QueueInfo } from '../../../runtime/index.js'
import type { Implementation, Place } from './implementations.js'
import { compileJobsApp, JobProcess, type ProcessOptions } from './job-process.js'
import { Ledger } from './ledger.js'

/** The processes of one test, the engine they share, and what they wrote down. */
export class Fleet {
  readonly ledger: Ledger
  /** Of the engine, in milliseconds. */
  readonly lease: number
  readonly #place: Place
  readonly #folder: string
  readonly #processes = new Set<JobProcess>()

  private constructor(place: Place, lease: number, folder: string) {
    this.lease = lease
    this.#place = place
    this.#folder = folder
    this.ledger = new Ledger(join(folder, 'ledger'))
  }

  static async open(implementation: Implementation): Promise<Fleet> {
    await compileJobsApp()
    return new Fleet(await implementation.open(), implementation.lease, mkdtempSync(join(tmpdir(), 'solder-fleet-')))
  }

  async start(wiring: ProcessOptions['wiring'] = 'jobs', env: Record<string, string> = {}): Promise<JobProcess> {
    const started = await JobProcess.start({
      wiring,
      ledger: this.ledger.path,
      env: { LEASE: String(this.lease), ...this.#place.env, ...env },
    })
    this.#processes.add(started)
    return started
  }

  /** Starts several at the same moment. */
  startMany(
    count: number,
    wiring: ProcessOptions['wiring'] = 'jobs',
    env: Record<string, string> = {},
  ): Promise<JobProcess[]> {
    return Promise.all(Array.from({ length: count }, () => this.start(wiring, env)))
  }

  /** Waits until something holds; fails with what was written down when it never does. */
  async until(what: string, holds: () => boolean | Promise<boolean>, patience = 60_000): Promise<void> {
    const deadline = Date.now() + patience
    while (!(await holds())) {
      if (Date.now() > deadline) {
        const events = this.ledger.events.slice(-30).map(({ event, name, pid }) => `${event} ${name} (${pid})`)
        expect.fail(`waited in vain until ${what}; written down: ${events.join(', ')}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** Waits until nothing waits or runs in any queue. */
  async settled(process: JobProcess): Promise<void> {
    await this.until('nothing is left', async () =>
      (await process.jobs<QueueInfo[]>('queues')).every(
        ({ ready, delayed, running }) => ready + delayed + running === 0,
      ),
    )
  }

  async close(): Promise<void> {
    await Promise.all([...this.#processes].map((process) => process.kill()))
    await this.#place.remove()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** What a process says of one of its queues. */
export async function queueOf(process: JobProcess, name: string): Promise<QueueInfo> {
  const queues = await process.jobs<QueueInfo[]>('queues')
  const queue = queues.find((one) => one.name === name)
  if (!queue) throw new Error(`there is no queue '${name}' among ${queues.map((one) => one.name).join(', ')}`)
  return queue
}
