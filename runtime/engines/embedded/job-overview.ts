import type { DeadJob, Failure, JobState, QueueState } from '../port.js'
import { DEAD, DELAYED, READY, RUNNING } from './schema.js'
import type { Statements } from './statements.js'

const MINUTE = 60_000

const ADD = 'DO UPDATE SET done = done + excluded.done, failed = failed + excluded.failed'
/** Of a job that was redriven, `attempts` says how many it had before: they fence, and are not told. */
const AGAIN = `UPDATE jobs SET state = ${READY}, due = ?, failures = 0, crashes = 0, died = NULL, attempts = attempt WHERE queue = ? AND state = ${DEAD}`

const sql = {
  count: `INSERT INTO queues (name, done, failed) VALUES (?, ?, ?) ON CONFLICT (name) ${ADD}`,
  countLately: `INSERT INTO counts (queue, minute, done, failed) VALUES (?, ?, ?, ?) ON CONFLICT (queue, minute) ${ADD}`,
  forgetCounts: 'DELETE FROM counts WHERE queue = ? AND minute < ?',
  queues: `
    SELECT name,
      MAX(paused) AS paused, MAX(done) AS done, MAX(failed) AS failed,
      SUM(state = ${READY} OR (state = ${DELAYED} AND due <= ?1)) AS ready,
      SUM(state = ${DELAYED} AND due > ?1) AS delayed,
      SUM(state = ${RUNNING}) AS running,
      SUM(state = ${DEAD}) AS dead,
      MIN(CASE WHEN state = ${READY} OR (state = ${DELAYED} AND due <= ?1) THEN due END) AS since,
      (SELECT SUM(done) FROM counts WHERE queue = name AND minute >= ?2) AS doneRecently,
      (SELECT SUM(failed) FROM counts WHERE queue = name AND minute >= ?2) AS failedRecently
    FROM (
      SELECT queue AS name, 0 AS paused, 0 AS done, 0 AS failed, state, due FROM jobs
      UNION ALL SELECT name, paused, done, failed, NULL, NULL FROM queues
    ) GROUP BY name ORDER BY name`,
  job: `SELECT queue, state, progress,
    CASE state WHEN ${DEAD} THEN failures + crashes + 1 ELSE attempt - COALESCE(attempts, 0) END AS attempt
    FROM jobs WHERE id = ?`,
  dead: `SELECT id, input, error, attempts, died FROM jobs WHERE queue = ? AND state = ${DEAD} ORDER BY died, id LIMIT ?`,
  redriveAll: AGAIN,
  redriveOne: `${AGAIN} AND id = ?`,
  forget: `DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE queue = ? AND state = ${DEAD} AND died < ? LIMIT ?)`,
  pause: 'INSERT INTO queues (name, paused) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET paused = excluded.paused',
}

/** What people ask of queues and jobs, and what they change. What writes is called within a transaction. */
export class JobOverview {
  readonly #statements: Statements

  constructor(statements: Statements) {
    this.#statements = statements
  }

  /** Adds to what is known of a queue's work. */
  count(queue: string, done: number, failed: number): void {
    const minute = Math.floor(Date.now() / MINUTE)
    this.#statements.of(sql.count).run(queue, done, failed)
    this.#statements.of(sql.countLately).run(queue, minute, done, failed)
    this.#statements.of(sql.forgetCounts).run(queue, minute - 1)
  }

  queues(): QueueState[] {
    const now = Date.now()
    const rows = this.#statements.of(sql.queues).all(now, Math.floor(now / MINUTE) - 1) as (Record<
      string,
      number | null
    > & { name: string })[]
    return rows.map((row) => ({
      name: row.name,
      paused: row['paused'] === 1,
      ready: row['ready'] ?? 0,
      delayed: row['delayed'] ?? 0,
      running: row['running'] ?? 0,
      dead: row['dead'] ?? 0,
      age: typeof row['since'] === 'number' ? Math.max(0, now - row['since']) : 0,
      recently: { done: row['doneRecently'] ?? 0, failed: row['failedRecently'] ?? 0 },
      total: { done: row['done'] ?? 0, failed: row['failed'] ?? 0 },
    }))
  }

  job(id: string): JobState | undefined {
    const row = this.#statements.of(sql.job).get(Number(id)) as
      { queue: string; state: number; attempt: number; progress: string | null } | undefined
    if (row === undefined) return undefined
    const state = row.state === DEAD ? 'dead' : row.state === RUNNING ? 'running' : 'waiting'
    return { ...row, id, state }
  }

  dead(queue: string, most: number): DeadJob[] {
    const rows = this.#statements.of(sql.dead).all(queue, most) as {
      id: number
      input: string | null
      error: string
      attempts: number
      died: number
    }[]
    return rows.map(({ id, input, error, attempts, died }) => ({
      id: String(id),
      queue,
      input,
      error: JSON.parse(error) as Failure,
      attempts,
      at: new Date(died),
    }))
  }

  redrive(queue: string, ids: readonly string[] | undefined): number {
    const now = Date.now()
    if (ids === undefined) return Number(this.#statements.of(sql.redriveAll).run(now, queue).changes)
    const one = this.#statements.of(sql.redriveOne)
    return ids.reduce((count, id) => count + Number(one.run(now, queue, Number(id)).changes), 0)
  }

  /** Deletes jobs that died before, at most so many; answers how many. */
  forget(queue: string, before: Date, most: number): number {
    return Number(this.#statements.of(sql.forget).run(queue, before.getTime(), most).changes)
  }

  pause(queue: string, paused: boolean): void {
    this.#statements.of(sql.pause).run(queue, paused ? 1 : 0)
  }
}
