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
import { JobOverview } from './job-overview.js'
import { JobTable } from './job-table.js'
import { LONGEST_RUN_LEASE, type WorkflowStore } from '../workflow-port.js'
import { makeLocalFolder } from './local-folder.js'
import { openWorkflows } from './open-workflows.js'
import { readPatiently } from './read-patiently.js'
import { prepareSchema } from './schema.js'
import { hasSqlite, isDamaged, openDatabase, type Database } from './sqlite.js'
import { Statements } from './statements.js'
import { TopicLog } from './topic-log.js'
import { whenFree } from './when-free.js'
import { Workers } from './workers.js'

/** How often it is looked for what other processes added. */
const LOOK = 20

/** How often it is looked for processes that are gone. */
const WATCH = 500

/** How long it is remembered which occurrences of a schedule were fired. */
const OCCURRENCES_KEPT = 7 * 24 * 3_600_000

/** How many dead jobs are deleted in one transaction. */
const FORGOTTEN_AT_ONCE = 1000

const sql = {
  fire: 'INSERT INTO occurrences (schedule, at) VALUES (?, ?) ON CONFLICT DO NOTHING',
  forgetFired: 'DELETE FROM occurrences WHERE schedule = ? AND at < ?',
  lastFired: 'SELECT MAX(at) AS at FROM occurrences WHERE schedule = ?',
  version: 'PRAGMA data_version',
}

interface Parts {
  readonly folder: string
  readonly database: Database
  readonly statements: Statements
  readonly commit: GroupCommit
  readonly jobs: JobTable
  readonly overview: JobOverview
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
  /** Frees runs of workflows whose process is gone, once there are workflows. */
  #freeOrphans: () => Promise<void> = () => Promise.resolve()
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
      this.#beaten = performance.now()
      await workers.refuseOtherHosts().catch(async (error: unknown) => {
        await whenFree(() => {
          workers.leave()
        })
        workers.close()
        throw error
      })
      const topics = await whenFree(() => new TopicLog(folder, randomUUID()))
      const commit = new GroupCommit(database, true)
      const statements = new Statements(database)
      const jobs = new JobTable(statements)
      const overview = new JobOverview(statements)
      // Not before all else is there: the first of them may be due at once.
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
      this.#open = { folder, database, statements, commit, jobs, overview, workers, topics, log, timers }
    } catch (error) {
      database.close()
      if (isDamaged(error))
        throw new Error(
          `'${path}' is damaged, or no database (${(error as Error).message}): put back a copy, or name another folder`,
          {
            cause: error,
          },
        )
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
    this.#freeOrphans = () => Promise.resolve()
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
    if (!commit.isDue && !this.#read(() => jobs.hasReady(wanted.queue)))
      return { jobs: [], next: this.#read(() => jobs.nextDue(wanted.queue)) }
    return commit.writeLazily(() => jobs.claim(wanted, workers.id()))
  }

  async heartbeat(held: readonly Held[]): Promise<Held[]> {
    const { jobs, workers } = this.#parts
    return Promise.resolve(this.#read(() => jobs.lost(held, workers.lastId)))
  }

  async settle(endings: readonly Ending[]): Promise<boolean[]> {
    const { commit, jobs, workers } = this.#parts
    const settle = (): boolean[] => endings.map((ending) => jobs.settle(ending, workers.lastId))
    const isPromised = endings.some(({ as }) => as === 'dead')
    const taken = await (isPromised ? commit.write(settle) : commit.writeLazily(settle))
    endings.forEach(({ queue, as }, at) => {
      if (taken[at]) this.#count(queue, as)
    })
    if (endings.some((ending) => ending.as !== 'done')) this.#onReady()
    return taken
  }

  async note(held: Held, progress: string): Promise<void> {
    const { commit, jobs, workers } = this.#parts
    await commit.writeLazily(() => {
      jobs.note(held, workers.lastId, progress)
    })
  }

  onReady(listener: () => void): void {
    this.#onReady = listener
  }

  async queues(): Promise<QueueState[]> {
    const { commit, overview } = this.#parts
    if (this.#counts.size > 0)
      await commit.writeLazily(() => {
        this.#writeCounts()
      })
    return this.#read(() => overview.queues())
  }

  async job(id: string): Promise<JobState | undefined> {
    const { overview } = this.#parts
    return Promise.resolve(this.#read(() => overview.job(id)))
  }

  async dead(queue: string, most: number): Promise<DeadJob[]> {
    const { overview } = this.#parts
    return Promise.resolve(this.#read(() => overview.dead(queue, most)))
  }

  async redrive(queue: string, ids?: readonly string[]): Promise<number> {
    const { commit, overview } = this.#parts
    const count = await commit.write(() => overview.redrive(queue, ids))
    this.#onReady()
    return count
  }

  async forget(queue: string, before: Date): Promise<number> {
    const { commit, overview } = this.#parts
    // A few at a time, so that nobody waits long for this one.
    for (let sum = 0; ;) {
      const count = await commit.write(() => overview.forget(queue, before, FORGOTTEN_AT_ONCE))
      sum += count
      if (count < FORGOTTEN_AT_ONCE) return sum
    }
  }

  async pause(queue: string, paused: boolean): Promise<void> {
    const { commit, overview } = this.#parts
    await commit.write(() => {
      overview.pause(queue, paused)
    })
    this.#onReady()
  }

  async fire({ schedule, at, job, unlessUnfinished }: Occurrence): Promise<Fired> {
    const { commit, jobs, statements } = this.#parts
    const fired = await commit.write((): Fired => {
      if (statements.of(sql.fire).run(schedule, at.getTime()).changes === 0) return 'known'
      statements.of(sql.forgetFired).run(schedule, Math.min(at.getTime(), Date.now()) - OCCURRENCES_KEPT)
      if (job === null) return 'noted'
      if (unlessUnfinished && jobs.hasUnfinished(job.queue)) return 'unfinished'
      jobs.add(job)
      return 'added'
    })
    if (fired === 'added') this.#onReady()
    return fired
  }

  async lastFired(schedule: string): Promise<Date | undefined> {
    const { statements } = this.#parts
    const { at } = this.#read(() => statements.of(sql.lastFired).get(schedule)) as { at: number | null }
    return Promise.resolve(at === null ? undefined : new Date(at))
  }

  publish(topic: string, key: string | undefined, message: string): Promise<void> {
    return this.#parts.topics.publish(topic, key, message)
  }

  subscribe(topic: string, key: string | undefined, listener: (message: string) => void): Promise<() => Promise<void>> {
    return Promise.resolve(this.#parts.topics.subscribe(topic, key, listener))
  }

  async openWorkflows(): Promise<WorkflowStore> {
    const { folder, workers } = this.#parts
    const lease = Math.min(this.lease, LONGEST_RUN_LEASE)
    const { store, freeOrphans } = await openWorkflows({ folder, lease, workers })
    this.#freeOrphans = freeOrphans
    return store
  }

  #read<T>(read: () => T): T {
    return readPatiently(this.#parts.database, read)
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
    for (const [queue, { done, failed }] of this.#counts) this.#parts.overview.count(queue, done, failed)
    this.#counts.clear()
  }

  /** Whether another process has written: it may have added jobs. */
  #look(): void {
    const { statements } = this.#parts
    const { data_version: version } = this.#read(() => statements.of(sql.version).get()) as { data_version: number }
    if (version === this.#version) return
    this.#version = version
    this.#onReady()
  }

  /** Shows that this process is alive, takes over what those ran that are not, and puts on the disk what is not yet there. */
  async #watch(): Promise<void> {
    const { commit, workers, log } = this.#parts
    try {
      const gone = workers.gone()
      const hasFewer = gone.length > 0 || workers.someHaveLeft
      const isTimeToBeat = performance.now() - this.#beaten > this.lease / 3
      if (!hasFewer && !isTimeToBeat && this.#counts.size === 0 && !commit.isBehind) return
      const jobs = await commit.write(() => {
        this.#writeCounts()
        workers.beat()
        return gone.reduce((sum, id) => sum + workers.bury(id), 0)
      })
      this.#beaten = performance.now()
      if (hasFewer) await this.#freeOrphans()
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
