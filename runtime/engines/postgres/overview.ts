import type { Pool } from 'pg'
import type { DeadJob, Failure, Held, JobState, QueueState } from '../port.js'
import type { Envelope } from './boss-jobs.js'
import type { Queryable } from './database.js'

/** How long counts stay in this process before the database has them. */
const FLUSH = 1000

/** What is told about queues and jobs. */
export class Overview {
  readonly #pool: Pool
  readonly #schema: string
  readonly #counts = new Map<string, { done: number; failed: number }>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(pool: Pool, schema: string) {
    this.#pool = pool
    this.#schema = schema
  }

  /** Adds to what is known of a queue's work. */
  count(queue: string, done: number, failed: number): void {
    const counts = this.#counts.get(queue) ?? { done: 0, failed: 0 }
    this.#counts.set(queue, { done: counts.done + done, failed: counts.failed + failed })
    this.#timer ??= setTimeout(() => {
      this.flush().catch(() => undefined)
    }, FLUSH).unref()
  }

  /** Counts that the database did not take are lost: they are for people to look at. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const counts = [...this.#counts]
    this.#counts.clear()
    if (counts.length === 0) return
    await this.#pool.query(
      `INSERT INTO ${this.#schema}.solder_counts AS c (queue, minute, done, failed)
        SELECT queue, FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) / 60), done, failed
        FROM UNNEST($1::text[], $2::bigint[], $3::bigint[]) AS n (queue, done, failed)
        ON CONFLICT (queue, minute) DO UPDATE SET done = c.done + excluded.done, failed = c.failed + excluded.failed`,
      [counts.map(([queue]) => queue), counts.map(([, { done }]) => done), counts.map(([, { failed }]) => failed)],
    )
  }

  async queues(paused: ReadonlySet<string>): Promise<QueueState[]> {
    await this.flush()
    const { rows } = await this.#pool.query<Record<string, number | null> & { name: string }>(
      `WITH waiting AS (
        SELECT name,
          COUNT(*) FILTER (WHERE state < 'active' AND start_after <= clock_timestamp()) AS ready,
          COUNT(*) FILTER (WHERE state < 'active' AND start_after > clock_timestamp()) AS delayed,
          COUNT(*) FILTER (WHERE state = 'active') AS running,
          EXTRACT(EPOCH FROM clock_timestamp() - MIN(GREATEST(start_after, created_on))
            FILTER (WHERE state < 'active' AND start_after <= clock_timestamp())) * 1000 AS age
        FROM ${this.#schema}.job GROUP BY name
      ), dead AS (
        SELECT queue AS name, COUNT(*) AS dead FROM ${this.#schema}.solder_dead GROUP BY queue
      ), counts AS (
        SELECT queue AS name, SUM(done) AS done, SUM(failed) AS failed,
          SUM(done) FILTER (WHERE minute >= now - 1) AS lately_done,
          SUM(failed) FILTER (WHERE minute >= now - 1) AS lately_failed
        FROM ${this.#schema}.solder_counts, FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) / 60) AS now GROUP BY queue
      )
      SELECT name, COALESCE(ready, 0)::float8 AS ready, COALESCE(delayed, 0)::float8 AS delayed,
        COALESCE(running, 0)::float8 AS running, COALESCE(dead, 0)::float8 AS dead, COALESCE(age, 0)::float8 AS age,
        COALESCE(done, 0)::float8 AS done, COALESCE(failed, 0)::float8 AS failed,
        COALESCE(lately_done, 0)::float8 AS lately_done, COALESCE(lately_failed, 0)::float8 AS lately_failed
      FROM waiting FULL JOIN dead USING (name) FULL JOIN counts USING (name)
        FULL JOIN (SELECT queue AS name FROM ${this.#schema}.solder_paused) AS paused USING (name)
      WHERE name NOT LIKE '\\_\\_pgboss\\_\\_%' ORDER BY name`,
    )
    return rows.map((row) => ({
      name: row.name,
      paused: paused.has(row.name),
      ready: row['ready'] ?? 0,
      delayed: row['delayed'] ?? 0,
      running: row['running'] ?? 0,
      dead: row['dead'] ?? 0,
      age: Math.max(0, row['age'] ?? 0),
      recently: { done: row['lately_done'] ?? 0, failed: row['lately_failed'] ?? 0 },
      total: { done: row['done'] ?? 0, failed: row['failed'] ?? 0 },
    }))
  }

  async job(id: string): Promise<JobState | undefined> {
    const { rows } = await this.#pool.query<Omit<JobState, 'id'>>(
      `SELECT found.*, p.progress FROM (
        SELECT id, name AS queue, retry_count + (state = 'active')::int AS attempt,
          CASE state WHEN 'active' THEN 'running' ELSE 'waiting' END AS state
        FROM ${this.#schema}.job WHERE id::text = $1
        UNION ALL SELECT id, queue, attempt, 'dead' FROM ${this.#schema}.solder_dead WHERE id::text = $1
      ) AS found LEFT JOIN ${this.#schema}.solder_progress AS p ON p.job = found.id`,
      [id],
    )
    const [row] = rows
    return row && { id, queue: row.queue, state: row.state, attempt: row.attempt, progress: row.progress }
  }

  async dead(queue: string, most: number): Promise<DeadJob[]> {
    const { rows } = await this.#pool.query<{
      id: string
      data: Envelope
      error: Failure
      attempts: number
      died: Date
    }>(
      `SELECT id, data, error, attempts, died FROM ${this.#schema}.solder_dead WHERE queue = $1 ORDER BY died, id LIMIT $2`,
      [queue, most],
    )
    return rows.map(({ id, data, error, attempts, died }) => ({
      id,
      queue,
      input: data.input,
      error,
      attempts,
      at: died,
    }))
  }

  async hasUnfinished(queue: string, client: Queryable): Promise<boolean> {
    const sql = `SELECT EXISTS (SELECT 1 FROM ${this.#schema}.job WHERE name = $1 AND state <= 'active') AS found`
    const { rows } = await client.query(sql, [queue])
    return rows[0]?.['found'] === true
  }

  /** Notes how far a job has come, as long as it is the worker's. What is noted of jobs that are done goes after a day. */
  async note({ id, queue, attempt }: Held, progress: string): Promise<void> {
    await this.#pool.query(
      `INSERT INTO ${this.#schema}.solder_progress (job, progress)
        SELECT id, $4 FROM ${this.#schema}.job WHERE name = $1 AND id = $2 AND state = 'active' AND retry_count = $3
        ON CONFLICT (job) DO UPDATE SET progress = excluded.progress, at = clock_timestamp()`,
      [queue, id, attempt - 1, progress],
    )
    if (Math.random() < 0.01)
      await this.#pool.query(
        `DELETE FROM ${this.#schema}.solder_progress AS p WHERE at < clock_timestamp() - interval '1 day'
          AND NOT EXISTS (SELECT 1 FROM ${this.#schema}.job WHERE id = p.job)
          AND NOT EXISTS (SELECT 1 FROM ${this.#schema}.solder_dead WHERE id = p.job)`,
      )
  }
}
