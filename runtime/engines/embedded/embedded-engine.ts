import { randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { Logger } from '../../context.js'
import type {
  Claimed,
  DeadJob,
  Ending,
  Engine,
  EngineUser,
  Fired,
  Held,
  JobState,
  NewJob,
  Occurrence,
  QueueState,
  Wanted,
} from '../port.js'
import { GroupCommit } from './group-commit.js'
import type { EmbeddedOptions } from './index.js'
import { JobTable } from './job-table.js'
import { makeLocalFolder } from './local-folder.js'
import { prepareSchema } from './schema.js'
import { hasSqlite, openDatabase, type Database } from './sqlite.js'
import { TopicLog } from './topic-log.js'
import { PATIENCE, whenFree } from './when-free.js'
import { Workers } from './workers.js'

/** How often it is looked for what other processes added. */
const LOOK = 20

/** How often it is looked for processes that are gone. */
const WATCH = 500

/** How long it is remembered which occurrences of a schedule were fired. */
const OCCURRENCES_KEPT = 7 * 24 * 3_600_000

/** How many dead jobs are deleted in one transaction. */
const FORGOTTEN_AT_ONCE = 1000

interface Parts {
  readonly database: Database
  readonly commit: GroupCommit
  readonly jobs: JobTable
  readonly workers: Workers
  readonly topics: TopicLog
  readonly log: Logger
  readonly timers: readonly ReturnType<typeof setInterval>[]
}

/** Jobs in SQLite, shared by the processes of one machine. */
export class EmbeddedEngine implements Engine {
  readonly name = 'embedded'
  readonly abilities = { durable: true, manyProcesses: true, transactionalEnqueue: false }
  readonly lease: number
  readonly poll = 5000
  readonly #dir: string | undefined
  #open: Parts | undefined
  /** What is counted and not yet written: it comes with the next look at the workers, so that it costs no job anything. */
  readonly #counts = new Map<string, { done: number; failed: number }>()
  #onReady: () => void = () => undefined
  #version = 0
  #beaten = 0

  constructor({ dir, lease = 30_000 }: EmbeddedOptions) {
    this.#dir = dir
    this.lease = lease
  }

  async start({ application, log }: EngineUser): Promise<void> {
    if (!hasSqlite())
      throw new Error(
        `embedded() needs Node.js 22.13 or later, which has SQLite, and this is ${process.version}: run a later Node.js, or ` +
          'choose memory(), whose jobs are lost when the process ends (postgres(url) needs a later Node.js, too)',
      )
    const folder = resolve(this.#dir ?? join(process.env['SOLDER_DIR'] ?? '.solder', folderName(application)))
    makeLocalFolder(folder)
    const path = join(folder, 'jobs.db')
    // Others may be writing, or mending what a killed process left.
    const database = openDatabase(path, 0)
    try {
      await whenFree(() => {
        prepareSchema(database, path)
      })
      const workers = await whenFree(() => joinWorkers(database, folder, this.lease))
      database.exec(`PRAGMA busy_timeout = ${PATIENCE}`)
      await workers.refuseOtherHosts().catch((error: unknown) => {
        workers.leave()
        workers.close()
        throw error
      })
      const timers = [
        setInterval(() => {
          this.#look()
        }, LOOK),
        setInterval(
          () => {
            void this.#watch()
          },
          Math.min(WATCH, this.lease / 3),
        ),
      ]
      for (const timer of timers) timer.unref()
      const topics = await whenFree(() => new TopicLog(folder, randomUUID()))
      const commit = new GroupCommit(database)
      this.#open = { database, commit, jobs: new JobTable(database), workers, topics, log, timers }
    } catch (error) {
      database.close()
      throw error
    }
    await this.#watch()
  }

  async stop(): Promise<void> {
    const { timers, commit, workers, topics, database, log } = this.#parts
    for (const timer of timers) clearInterval(timer)
    const left = commit.write(() => {
      this.#writeCounts()
      workers.leave()
    })
    // Others see without it that this process is gone.
    await left.catch((error: unknown) => {
      log.warn({ err: error }, 'The embedded engine could not take its leave.')
    })
    this.#open = undefined
    this.#onReady = () => undefined
    workers.close()
    topics.close()
    database.close()
  }

  async enqueue(jobs: readonly NewJob[]): Promise<string[]> {
    const { commit, jobs: table } = this.#parts
    const ids = await commit.write(() => jobs.map((job) => table.add(job)))
    this.#onReady()
    return ids
  }

  async claim(wanted: Wanted): Promise<Claimed> {
    const { commit, jobs, workers } = this.#parts
    if (!jobs.hasReady(wanted.queue)) return { jobs: [], next: jobs.nextDue(wanted.queue) }
    return commit.write(() => jobs.claim(wanted, workers.id()))
  }

  heartbeat(held: readonly Held[]): Promise<Held[]> {
    const { commit, jobs, workers } = this.#parts
    return commit.write(() => jobs.lost(held, workers.id()))
  }

  async settle(endings: readonly Ending[]): Promise<boolean[]> {
    const { commit, jobs, workers } = this.#parts
    const taken = await commit.write(() => {
      const worker = workers.id()
      return endings.map((ending) => jobs.settle(ending, worker))
    })
    endings.forEach(({ queue, as }, at) => {
      if (taken[at]) this.#count(queue, as)
    })
    if (endings.some((ending) => ending.as !== 'done')) this.#onReady()
    return taken
  }

  async note(held: Held, progress: string): Promise<void> {
    const { commit, jobs, workers } = this.#parts
    await commit.write(() => {
      jobs.note(held, workers.id(), progress)
    })
  }

  onReady(listener: () => void): void {
    this.#onReady = listener
  }

  async queues(): Promise<QueueState[]> {
    const { commit, jobs } = this.#parts
    await commit.write(() => {
      this.#writeCounts()
    })
    return jobs.queues()
  }

  async job(id: string): Promise<JobState | undefined> {
    return Promise.resolve(this.#parts.jobs.job(id))
  }

  async dead(queue: string, most: number): Promise<DeadJob[]> {
    return Promise.resolve(this.#parts.jobs.dead(queue, most))
  }

  async redrive(queue: string, ids?: readonly string[]): Promise<number> {
    const { commit, jobs } = this.#parts
    const count = await commit.write(() => jobs.redrive(queue, ids))
    this.#onReady()
    return count
  }

  async forget(queue: string, before: Date): Promise<number> {
    const { commit, jobs } = this.#parts
    // A few at a time, so that nobody waits long for this one.
    for (let sum = 0; ;) {
      const count = await commit.write(() => jobs.forget(queue, before, FORGOTTEN_AT_ONCE))
      sum += count
      if (count < FORGOTTEN_AT_ONCE) return sum
    }
  }

  async pause(queue: string, paused: boolean): Promise<void> {
    const { commit, jobs } = this.#parts
    await commit.write(() => {
      jobs.pause(queue, paused)
    })
    this.#onReady()
  }

  async fire({ schedule, at, job, unlessUnfinished }: Occurrence): Promise<Fired> {
    const { commit, jobs, database } = this.#parts
    const fired = await commit.write((): Fired => {
      const add = 'INSERT INTO occurrences (schedule, at) VALUES (?, ?) ON CONFLICT DO NOTHING'
      if (database.prepare(add).run(schedule, at.getTime()).changes === 0) return 'known'
      const old = Math.min(at.getTime(), Date.now()) - OCCURRENCES_KEPT
      database.prepare('DELETE FROM occurrences WHERE schedule = ? AND at < ?').run(schedule, old)
      if (job === null) return 'noted'
      if (unlessUnfinished && jobs.hasUnfinished(job.queue)) return 'unfinished'
      jobs.add(job)
      return 'added'
    })
    if (fired === 'added') this.#onReady()
    return fired
  }

  async lastFired(schedule: string): Promise<Date | undefined> {
    const sql = 'SELECT MAX(at) AS at FROM occurrences WHERE schedule = ?'
    const { at } = this.#parts.database.prepare(sql).get(schedule) as { at: number | null }
    return Promise.resolve(at === null ? undefined : new Date(at))
  }

  publish(topic: string, key: string | undefined, message: string): Promise<void> {
    return this.#parts.topics.publish(topic, key, message)
  }

  subscribe(topic: string, key: string | undefined, listener: (message: string) => void): Promise<() => Promise<void>> {
    return Promise.resolve(this.#parts.topics.subscribe(topic, key, listener))
  }

  get #parts(): Parts {
    if (!this.#open) throw new Error('The engine is not running: the application was stopped, or never started.')
    return this.#open
  }

  #count(queue: string, as: Ending['as']): void {
    const counts = this.#counts.get(queue) ?? { done: 0, failed: 0 }
    if (as === 'done') counts.done++
    if (as === 'retry' || as === 'dead') counts.failed++
    this.#counts.set(queue, counts)
  }

  /** Within a transaction. */
  #writeCounts(): void {
    for (const [queue, { done, failed }] of this.#counts) this.#parts.jobs.count(queue, done, failed)
    this.#counts.clear()
  }

  /** Whether another process has written: it may have added jobs. */
  #look(): void {
    const sql = 'PRAGMA data_version'
    const { data_version: version } = this.#parts.database.prepare(sql).get() as { data_version: number }
    if (version === this.#version) return
    this.#version = version
    this.#onReady()
  }

  /** Shows that this process is alive, and takes over what those ran that are not. */
  async #watch(): Promise<void> {
    const { commit, workers, log } = this.#parts
    try {
      const gone = workers.gone()
      const isTimeToBeat = performance.now() - this.#beaten > this.lease / 3
      if (gone.length === 0 && !isTimeToBeat && this.#counts.size === 0) return
      const jobs = await commit.write(() => {
        this.#writeCounts()
        workers.beat()
        return gone.reduce((sum, id) => sum + workers.bury(id), 0)
      })
      this.#beaten = performance.now()
      if (jobs === 0) return
      log.warn({ jobs }, `${jobs} jobs wait again, because their process ended or hangs.`)
      this.#onReady()
    } catch (error) {
      log.warn({ err: error }, 'The embedded engine could not look after its workers; it will again.')
    }
  }
}

function joinWorkers(database: Database, folder: string, lease: number): Workers {
  database.exec('BEGIN IMMEDIATE')
  try {
    const workers = new Workers(database, folder, lease)
    database.exec('COMMIT')
    return workers
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

/** A folder's name that every system takes. */
function folderName(application: string): string {
  return encodeURIComponent(application).replaceAll('*', '%2A') || 'application'
}
