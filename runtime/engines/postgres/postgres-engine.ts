import type { PgBoss } from 'pg-boss'
import type { Pool } from 'pg'
import type { Logger } from '../../context.js'
import { occurrenceId } from '../occurrence-id.js'
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
import type { WorkflowStore, WorkflowUser } from '../workflow-port.js'
import { BossJobs } from './boss-jobs.js'
import { bossDatabase, inTransaction, isPool, isQueryable, type Queryable } from './database.js'
import type { PostgresOptions } from './index.js'
import { loadDrivers } from './load-drivers.js'
import { Notices } from './notices.js'
import { openWorkflows } from './open-workflows.js'
import { Overview } from './overview.js'
import { prepareTables } from './tables.js'

/** The shortest lease that pg-boss can watch over. */
const SHORTEST_LEASE = 10_000

/** How often pg-boss looks for jobs whose lease ran out, in seconds. */
const SUPERVISE = 2

const TEN_YEARS = 315_360_000
const DAY = 86_400

interface Parts {
  readonly boss: PgBoss
  readonly pool: Pool
  readonly jobs: BossJobs
  readonly overview: Overview
  readonly notices: Notices
  readonly log: Logger
}

/** Jobs in PostgreSQL, by pg-boss. */
export class PostgresEngine implements Engine {
  readonly name = 'postgres'
  readonly abilities = { durable: true, manyProcesses: true, transactionalEnqueue: true }
  readonly lease: number
  readonly poll = 2000
  readonly #url: string
  readonly #schema: string
  readonly #connections: number
  readonly #known = new Set<string>()
  #paused = new Set<string>()
  #open: Parts | undefined
  #onReady: () => void = () => undefined

  constructor(url: string, { schema = 'solder', lease = 30_000, connections = 10 }: PostgresOptions) {
    this.#url = url
    this.#schema = schema
    this.#connections = connections
    this.lease = lease
  }

  async start({ application, queues, log }: EngineUser): Promise<void> {
    this.#check()
    for (const queue of queues)
      if (!/^[\w.\-/]+$/.test(queue))
        throw new Error(
          `the queue '${queue}' cannot be kept in PostgreSQL: letters, digits and _ . - / can stand in its name`,
        )
    const { PgBoss, pg, schemaVersion } = await loadDrivers()
    const connect = { connectionString: this.#url, application_name: application }
    const pool = new pg.Pool({ ...connect, max: this.#connections })
    pool.on('error', (error) => {
      log.warn({ err: error }, 'A connection to PostgreSQL was lost.')
    })
    const boss = new PgBoss({
      db: bossDatabase(pool),
      schema: this.#schema,
      schedule: false,
      superviseIntervalSeconds: SUPERVISE,
      monitorIntervalSeconds: SUPERVISE,
      registerInstance: false,
    })
    boss.on('error', (error) => {
      log.warn({ err: error }, 'pg-boss met an error; it goes on.')
    })
    const notices = new Notices({
      pool,
      schema: this.#schema,
      connect: () => new pg.Client(connect),
      log,
      onReady: () => {
        this.#onReady()
      },
      onPaused: () => {
        void this.#readPaused().then(() => {
          this.#onReady()
        })
      },
    })
    const jobs = new BossJobs(boss, pool, this.#schema)
    try {
      await boss.start()
      // pg-boss would go on with tables that it does not know.
      const found = (await boss.schemaVersion()) ?? schemaVersion
      if (found > schemaVersion)
        throw new Error(
          `the tables in the schema '${this.#schema}' are of a newer version of pg-boss (${found}, this one knows ${schemaVersion}): ` +
            'install that version, or name another schema',
        )
      await inTransaction(pool, (client) => prepareTables(client, this.#schema))
      this.#open = { boss, pool, jobs, overview: new Overview(pool, this.#schema), notices, log }
      for (const queue of queues) await this.#know(queue)
      await notices.start()
      await this.#readPaused()
    } catch (error) {
      this.#open = undefined
      await notices.stop()
      await boss.stop({ graceful: false, close: false }).catch(() => undefined)
      await pool.end().catch(() => undefined)
      throw error
    }
  }

  async stop(): Promise<void> {
    if (!this.#open) return
    const { boss, pool, notices, overview, log } = this.#open
    await overview.flush().catch((error: unknown) => {
      log.warn({ err: error }, 'What was counted last is lost.')
    })
    this.#open = undefined
    this.#onReady = () => undefined
    await notices.stop()
    await boss.stop({ graceful: false, close: false })
    await pool.end()
  }

  openWorkflows({ application }: WorkflowUser): Promise<WorkflowStore> {
    const { pool } = this.#parts
    const [url, schema, connections, lease] = [this.#url, this.#schema, this.#connections, this.lease]
    return openWorkflows({ url, pool, schema, application, connections, lease })
  }

  async enqueue(jobs: readonly NewJob[], transaction?: unknown): Promise<string[]> {
    if (transaction !== undefined && (!isQueryable(transaction) || isPool(transaction)))
      throw new TypeError(
        `The 'transaction' of a job has to be a client of pg, on which a transaction was begun${
          isPool(transaction) ? ': a pool has none' : ''
        }.`,
      )
    const names = [...new Set(jobs.map(({ queue }) => queue))]
    for (const name of names) await this.#know(name)
    if (transaction !== undefined) return this.#add(names, jobs, transaction)
    const { pool } = this.#parts
    // One queue is one statement: it needs no transaction to be all or nothing.
    const ids =
      names.length === 1
        ? await this.#add(names, jobs, pool)
        : await inTransaction(pool, (client) => this.#add(names, jobs, client))
    this.#onReady()
    return ids
  }

  async claim(wanted: Wanted): Promise<Claimed> {
    return this.#paused.has(wanted.queue) ? { jobs: [] } : this.#parts.jobs.claim(wanted)
  }

  async heartbeat(held: readonly Held[]): Promise<Held[]> {
    const { jobs } = this.#parts
    const lost = await Promise.all([...byQueue(held)].map(([queue, own]) => jobs.lost(queue, own)))
    return lost.flat()
  }

  async settle(endings: readonly Ending[]): Promise<(boolean | Error)[]> {
    const { jobs, overview } = this.#parts
    const results = new Map<Ending, boolean | Error>()
    // One that the database does not take is no reason to withhold the others.
    const settle = async (own: readonly Ending[], take: () => Promise<(ending: Ending) => boolean>): Promise<void> => {
      try {
        const isTaken = await take()
        for (const ending of own) results.set(ending, isTaken(ending))
      } catch (error) {
        for (const ending of own) results.set(ending, error as Error)
      }
    }
    const done = byQueue(endings.filter(({ as }) => as === 'done'))
    await Promise.all([
      ...[...done].map(([queue, own]) =>
        settle(own, async () => {
          const ids = await jobs.done(queue, own)
          return ({ id }) => ids.has(id)
        }),
      ),
      ...endings
        .filter(({ as }) => as !== 'done')
        .map((ending) =>
          settle([ending], async () => {
            const isTaken = await this.#settleOne(ending)
            return () => isTaken
          }),
        ),
    ])
    const all = endings.map((ending) => results.get(ending) ?? false)
    if (all.every((result) => result instanceof Error)) throw all[0] as Error
    endings.forEach(({ queue, as }, at) => {
      if (all[at] === true) overview.count(queue, as === 'done' ? 1 : 0, as === 'retry' || as === 'dead' ? 1 : 0)
    })
    if (endings.some(({ as }) => as !== 'done')) {
      this.#onReady()
      // They are settled: that others do not hear of it at once must not make it look otherwise.
      await this.#parts.notices.tell({ kind: 'ready' }).catch(() => undefined)
    }
    return all
  }

  async note(held: Held, progress: string): Promise<void> {
    await this.#parts.overview.note(held, progress)
  }

  onReady(listener: () => void): void {
    this.#onReady = listener
  }

  queues(): Promise<QueueState[]> {
    return this.#parts.overview.queues(this.#paused)
  }

  job(id: string): Promise<JobState | undefined> {
    return this.#parts.overview.job(id)
  }

  dead(queue: string, most: number): Promise<DeadJob[]> {
    return this.#parts.overview.dead(queue, most)
  }

  async redrive(queue: string, ids?: readonly string[]): Promise<number> {
    const count = await this.#parts.jobs.redrive(queue, ids)
    this.#onReady()
    await this.#parts.notices.tell({ kind: 'ready' })
    return count
  }

  async forget(queue: string, before: Date): Promise<number> {
    const sql = `DELETE FROM ${this.#schema}.solder_dead WHERE queue = $1 AND died < $2`
    return (await this.#parts.pool.query(sql, [queue, before])).rowCount ?? 0
  }

  async pause(queue: string, paused: boolean): Promise<void> {
    const table = `${this.#schema}.solder_paused`
    await this.#parts.pool.query(
      paused ? `INSERT INTO ${table} VALUES ($1) ON CONFLICT DO NOTHING` : `DELETE FROM ${table} WHERE queue = $1`,
      [queue],
    )
    await this.#readPaused()
    await this.#parts.notices.tell({ kind: 'paused' })
    this.#onReady()
  }

  async fire({ schedule, at, job, unlessUnfinished }: Occurrence): Promise<Fired> {
    const { pool, overview } = this.#parts
    if (job) await this.#know(job.queue)
    const fired = await inTransaction(pool, async (client): Promise<Fired> => {
      const table = `${this.#schema}.solder_occurrences`
      const add = await client.query(`INSERT INTO ${table} VALUES ($1, $2) ON CONFLICT DO NOTHING`, [schedule, at])
      if (add.rowCount === 0) return 'known'
      await client.query(
        `DELETE FROM ${table} WHERE schedule = $1 AND at < LEAST($2::timestamptz, clock_timestamp()) - interval '7 days'`,
        [schedule, at],
      )
      if (job === null) return 'noted'
      if (unlessUnfinished && (await overview.hasUnfinished(job.queue, client))) return 'unfinished'
      await this.#add([job.queue], [{ ...job, key: occurrenceId(schedule, at) }], client)
      return 'added'
    })
    if (fired === 'added') this.#onReady()
    return fired
  }

  async lastFired(schedule: string): Promise<Date | undefined> {
    const { rows } = await this.#parts.pool.query<{ at: Date | null }>(
      `SELECT MAX(at) AS at FROM ${this.#schema}.solder_occurrences WHERE schedule = $1`,
      [schedule],
    )
    return rows[0]?.at ?? undefined
  }

  publish(topic: string, key: string | undefined, message: string): Promise<void> {
    return this.#parts.notices.publish(topic, key, message)
  }

  subscribe(topic: string, key: string | undefined, listener: (message: string) => void): Promise<() => Promise<void>> {
    return Promise.resolve(this.#parts.notices.subscribe(topic, key, listener))
  }

  /** At start, where what is wrong with an engine is told: not when the module that names it is loaded. */
  #check(): void {
    if (!/^postgres(ql)?:\/\/./.test(this.#url))
      throw new TypeError("postgres() needs the address of a database, as 'postgres://user:password@host:5432/name'")
    if (!/^[a-z_][a-z0-9_]{0,49}$/.test(this.#schema))
      throw new TypeError(`'${this.#schema}' is no name for a schema: small letters, digits and _, at most 50 of them`)
    if (this.lease < SHORTEST_LEASE)
      throw new TypeError(
        `a lease of ${this.lease} ms is too short for postgres(): it has to be at least ${SHORTEST_LEASE}`,
      )
  }

  get #parts(): Parts {
    if (!this.#open) throw new Error('The engine is not running: the application was stopped, or never started.')
    return this.#open
  }

  async #settleOne(ending: Ending): Promise<boolean> {
    const { jobs } = this.#parts
    if (ending.as === 'dead') {
      if (ending.letter) await this.#know(ending.letter.queue)
      return jobs.bury(ending)
    }
    return ending.as === 'retry'
      ? jobs.retry(ending, ending.runAt, 'failures')
      : jobs.retry(ending, new Date(0), 'released')
  }

  /** Adds jobs and tells the other processes, when the transaction commits if there is one. */
  async #add(names: readonly string[], jobs: readonly NewJob[], client: Queryable): Promise<string[]> {
    const ids = new Map<NewJob, string>()
    for (const name of names) {
      const own = jobs.filter(({ queue }) => queue === name)
      const added = await this.#parts.jobs.add(name, own, client)
      own.forEach((job, at) => ids.set(job, added[at] ?? ''))
    }
    await this.#parts.notices.tell({ kind: 'ready' }, client)
    return jobs.map((job) => ids.get(job) ?? '')
  }

  /** pg-boss has to be told of each queue once. */
  async #know(queue: string): Promise<void> {
    if (this.#known.has(queue)) return
    await this.#parts.boss.createQueue(queue, {
      // At most one waiting job for each key.
      policy: 'short',
      // Whether there is another attempt is for the pump to say.
      retryLimit: 1_000_000,
      retryDelay: 0,
      heartbeatSeconds: Math.ceil(this.lease / 1000),
      expireInSeconds: DAY,
      retentionSeconds: TEN_YEARS,
    })
    this.#known.add(queue)
  }

  async #readPaused(): Promise<void> {
    try {
      const { rows } = await this.#parts.pool.query<{ queue: string }>(
        `SELECT queue FROM ${this.#schema}.solder_paused`,
      )
      this.#paused = new Set(rows.map(({ queue }) => queue))
    } catch (error) {
      this.#open?.log.warn({ err: error }, 'It could not be read which queues are paused.')
    }
  }
}

function byQueue<T extends Held>(all: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(one.queue)
    if (group) group.push(one)
    else groups.set(one.queue, [one])
  }
  return groups
}
