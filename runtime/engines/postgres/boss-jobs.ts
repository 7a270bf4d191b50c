import type { PgBoss } from 'pg-boss'
import type { Pool } from 'pg'
import type { Claimed, Ending, Held, Job, NewJob, RateLimit, Wanted } from '../port.js'
import { bossDatabase, inTransaction, type Queryable } from './database.js'
import { rankedId } from '../ordered-id.js'
import { storableJson } from '../storable-text.js'

/** The least time until it is looked for jobs again. */
const SOON = 5

/** What pg-boss keeps of a job as its data. */
export interface Envelope {
  readonly input: string | null
  readonly session: string | null
  readonly priority: number
  readonly failures: number
  /** How often it was given back, which counts for nothing. */
  readonly released: number
}

/** Adds, claims and settles jobs, by pg-boss. Its retry count is our attempt: it says how often a job was fetched before. */
export class BossJobs {
  readonly #boss: PgBoss
  readonly #pool: Pool
  readonly #schema: string

  constructor(boss: PgBoss, pool: Pool, schema: string) {
    this.#boss = boss
    this.#pool = pool
    this.#schema = schema
  }

  /** Adds jobs of one queue; resolves to their ids, or those of jobs that wait under the same key. */
  async add(queue: string, jobs: readonly NewJob[], client: Queryable = this.#pool): Promise<string[]> {
    const rows = jobs.map(({ input, session, priority, runAt, key, group }) => {
      // Of a group's jobs, pg-boss takes those whose ids come first.
      const id = rankedId(priority)
      const data: Envelope = { input, session, priority, failures: 0, released: 0 }
      return {
        id,
        data,
        priority,
        // The database has its own clock: what may run now is not left to a comparison of both.
        ...(runAt.getTime() > Date.now() ? { startAfter: runAt } : {}),
        // Every job has a key, because the queue takes one waiting job for each.
        singletonKey: key === null ? id : `key ${key}`,
        ...(group === null ? {} : { group: { id: group } }),
      }
    })
    const db = bossDatabase(client)
    const added = new Set(await this.#boss.insert(queue, rows, { db, returnId: true }))
    return Promise.all(
      rows.map(async ({ id, singletonKey }) => {
        if (added.has(id)) return id
        const [waiting] = await this.#boss.findJobs(queue, { key: singletonKey, queued: true, limit: 1, db })
        // It began in between: then it no longer waits, and this one is added after all.
        return waiting?.id ?? (await this.#again(queue, rows, id, db))
      }),
    )
  }

  async claim(wanted: Wanted): Promise<Claimed> {
    const { queue, most, groupConcurrency, rateLimit } = wanted
    if (groupConcurrency === undefined && rateLimit === undefined) {
      const jobs = await this.#fetch(queue, most, undefined, this.#pool)
      return { jobs, next: jobs.length < most ? await this.#nextDue(queue) : undefined }
    }
    return inTransaction(this.#pool, async (client) => {
      // One claim after the other, or two processes would each see that there is room for one more.
      await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`solder ${this.#schema} ${queue}`])
      const allowed = rateLimit ? await this.#allowance(client, queue, rateLimit) : most
      const limit = Math.min(most, allowed)
      const jobs = limit > 0 ? await this.#fetch(queue, limit, groupConcurrency, client) : []
      if (rateLimit && jobs.length > 0)
        await client.query(`INSERT INTO ${this.#schema}.solder_begun (queue) SELECT $1 FROM generate_series(1, $2)`, [
          queue,
          jobs.length,
        ])
      // Only now it is known whether the limit is reached: this claim may have done it.
      const opens = rateLimit && jobs.length === allowed ? await this.#opensIn(client, queue, rateLimit) : undefined
      return { jobs, next: opens ?? (await this.#nextDue(queue)) }
    })
  }

  /** Those whose lease could not be prolonged. */
  async lost(queue: string, held: readonly Held[]): Promise<Held[]> {
    const touched = new Set(await this.#settled((db) => this.#boss.touch(queue, held.map(attemptOf), { db })))
    return held.filter(({ id }) => !touched.has(id))
  }

  /** Ends attempts of one queue that succeeded; resolves to the ids of those that were still the worker's. */
  async done(queue: string, held: readonly Held[]): Promise<Set<string>> {
    return new Set(await this.#settled((db) => this.#boss.deleteJob(queue, held.map(attemptOf), { db })))
  }

  /** Lets an attempt be followed by another one; false when it was no longer the worker's. */
  retry(held: Held, startAfter: Date, change: 'failures' | 'released'): Promise<boolean> {
    return inTransaction(this.#pool, async (client) => {
      const db = bossDatabase(client)
      const output = { message: change }
      const failed = await this.#settled(
        (own) => this.#boss.fail(held.queue, [attemptOf(held)], output, { db: own }),
        client,
      )
      if (failed.length === 0) return false
      const [job] = await this.#boss.findJobs<Envelope>(held.queue, { id: held.id, db })
      if (!job) return false
      const data: Envelope = { ...job.data, [change]: job.data[change] + 1 }
      await this.#boss.update(held.queue, data, { id: held.id, startAfter, db })
      return true
    })
  }

  /** Takes a job out of its queue and puts it with the dead ones; false when it was no longer the worker's. */
  bury(ending: Ending & { as: 'dead' }): Promise<boolean> {
    const { queue, id, attempt, error, attempts, letter } = ending
    return inTransaction(this.#pool, async (client) => {
      const db = bossDatabase(client)
      const [job] = await this.#boss.findJobs<Envelope>(queue, { id, db })
      const gone = await this.#settled((own) => this.#boss.deleteJob(queue, [attemptOf(ending)], { db: own }), client)
      if (gone.length === 0 || !job) return false
      await client.query(
        `INSERT INTO ${this.#schema}.solder_dead (id, queue, data, grp, error, attempts, attempt) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, queue, JSON.stringify(job.data), job.groupId, storableJson(error), attempts, attempt],
      )
      if (letter) await this.add(letter.queue, [letter], client)
      return true
    })
  }

  redrive(queue: string, ids: readonly string[] | undefined): Promise<number> {
    return inTransaction(this.#pool, async (client) => {
      const { rows } = await client.query<{ id: string; data: Envelope; grp: string | null }>(
        `DELETE FROM ${this.#schema}.solder_dead WHERE queue = $1 AND ($2::text[] IS NULL OR id::text = ANY($2)) RETURNING id, data, grp`,
        [queue, ids ?? null],
      )
      const jobs = rows.map(({ id, data, grp }) => ({
        id,
        data: { ...data, failures: 0, released: 0 },
        priority: data.priority,
        singletonKey: id,
        ...(grp === null ? {} : { group: { id: grp } }),
      }))
      if (jobs.length > 0) await this.#boss.insert(queue, jobs, { db: bossDatabase(client) })
      return rows.length
    })
  }

  async #again(queue: string, rows: Parameters<PgBoss['insert']>[1], id: string, db: ReturnType<typeof bossDatabase>) {
    const own = rows.filter((row) => row.id === id)
    await this.#boss.insert(queue, own, { db, returnId: true })
    return id
  }

  async #fetch(queue: string, most: number, groupConcurrency: number | undefined, client: Queryable): Promise<Job[]> {
    const jobs = await this.#boss.fetch<Envelope>(queue, {
      batchSize: most,
      db: bossDatabase(client),
      ...(groupConcurrency === undefined ? {} : { groupConcurrency }),
    })
    const claimed = jobs.map(({ id, data, retryCount }) => ({
      queue,
      id,
      attempt: retryCount + 1,
      input: data.input,
      session: data.session,
      failures: data.failures,
      crashes: retryCount - data.failures - data.released,
      priority: data.priority,
    }))
    return claimed.sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1))
  }

  /** One that became due since it was looked for is not to be overlooked. */
  async #nextDue(queue: string): Promise<number | undefined> {
    const { rows } = await this.#pool.query<{ wait: number | null }>(
      `SELECT (EXTRACT(EPOCH FROM MIN(start_after) - clock_timestamp()) * 1000)::float8 AS wait FROM ${this.#schema}.job
        WHERE name = $1 AND state < 'active' AND start_after > clock_timestamp() - interval '50 milliseconds'`,
      [queue],
    )
    const wait = rows[0]?.wait ?? undefined
    return wait === undefined ? undefined : Math.max(SOON, wait)
  }

  /** How many jobs the rate limit lets begin now. */
  async #allowance(client: Queryable, queue: string, { max, per }: RateLimit): Promise<number> {
    const begun = `${this.#schema}.solder_begun`
    await client.query(
      `DELETE FROM ${begun} WHERE queue = $1 AND at <= clock_timestamp() - $2 * interval '1 millisecond'`,
      [queue, per],
    )
    const { rows } = await client.query(`SELECT COUNT(*)::int AS n FROM ${begun} WHERE queue = $1`, [queue])
    const { n } = rows[0] as { n: number }
    return Math.max(0, max - n)
  }

  /** After how many milliseconds a limit that is reached lets one more begin. */
  async #opensIn(client: Queryable, queue: string, { max, per }: RateLimit): Promise<number | undefined> {
    const { rows } = await client.query(
      `SELECT (EXTRACT(EPOCH FROM at - clock_timestamp()) * 1000)::float8 AS ago FROM ${this.#schema}.solder_begun
        WHERE queue = $1 ORDER BY at DESC LIMIT 1 OFFSET $2`,
      [queue, max - 1],
    )
    const { ago } = (rows[0] ?? {}) as { ago?: number }
    return ago === undefined ? undefined : Math.max(0, ago + per)
  }

  /** The ids that one of pg-boss's statements changed: it tells how many, and the row that it was told by tells which. */
  async #settled(
    command: (db: ReturnType<typeof bossDatabase>) => Promise<unknown>,
    client: Queryable = this.#pool,
  ): Promise<string[]> {
    let ids: unknown
    const inner = bossDatabase(client)
    await command({
      executeSql: async (text, values) => {
        const result = await inner.executeSql(text, values)
        ids ??= result.rows[0]?.['ids']
        return result
      },
    })
    if (Array.isArray(ids)) return ids as string[]
    throw new Error('This version of pg-boss does not tell which jobs it settled: install pg-boss@12.38.0.')
  }
}

function attemptOf({ id, attempt }: Held): { id: string; retryCount: number } {
  return { id, retryCount: attempt - 1 }
}
