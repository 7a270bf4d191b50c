import type { Claimed, DeadJob, Ending, Failure, Held, Job, JobState, NewJob, QueueState, Wanted } from '../port.js'
import { DEAD, DELAYED, READY, RUNNING } from './schema.js'
import type { Database } from './sqlite.js'

const MINUTE = 60_000

interface ReadyRow {
  id: number
  grp: string | null
  input: string | null
  session: string | null
  attempt: number
  failures: number
  crashes: number
}

/** Reads and writes jobs. What writes is called within a transaction. */
export class JobTable {
  readonly #database: Database
  readonly #statements = new Map<string, ReturnType<Database['prepare']>>()

  constructor(database: Database) {
    this.#database = database
  }

  add({ queue, priority, runAt, key, group, input, session }: NewJob): string {
    if (key !== null) {
      const waiting = this.#sql('SELECT id FROM jobs WHERE queue = ? AND key = ?').get(queue, key)
      if (waiting !== undefined) return String((waiting as { id: number }).id)
    }
    const due = runAt.getTime()
    const state = due <= Date.now() ? READY : DELAYED
    const { lastInsertRowid } = this.#sql(
      'INSERT INTO jobs (queue, state, priority, due, key, grp, input, session) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(queue, state, priority, due, key, group, input, session)
    return String(lastInsertRowid)
  }

  /** Whether a claim may find something: a read, which costs nobody a lock. */
  hasReady(queue: string): boolean {
    const sql = `SELECT
      (SELECT paused FROM queues WHERE name = ?1) IS NOT 1 AND (
        EXISTS (SELECT 1 FROM jobs WHERE queue = ?1 AND state = ${READY}) OR
        EXISTS (SELECT 1 FROM jobs WHERE queue = ?1 AND state = ${DELAYED} AND due <= ?2)) AS ready`
    return (this.#sql(sql).get(queue, Date.now()) as { ready: number }).ready === 1
  }

  /** After how many milliseconds the next delayed job is due. */
  nextDue(queue: string): number | undefined {
    const sql = `SELECT MIN(due) AS due FROM jobs WHERE queue = ? AND state = ${DELAYED}`
    const { due } = this.#sql(sql).get(queue) as { due: number | null }
    return due === null ? undefined : Math.max(0, due - Date.now())
  }

  claim(wanted: Wanted, worker: number): Claimed {
    const { queue, rateLimit, groupConcurrency } = wanted
    const now = Date.now()
    const promote = `UPDATE jobs SET state = ${READY} WHERE queue = ? AND state = ${DELAYED} AND due <= ?`
    this.#sql(promote).run(queue, now)
    const allowance = rateLimit ? this.#allowance(queue, rateLimit.max, rateLimit.per, now) : undefined
    const most = Math.min(wanted.most, allowance?.jobs ?? wanted.most)
    const rows = most > 0 ? this.#ready(queue, most, groupConcurrency) : []
    const begin = this.#sql(
      `UPDATE jobs SET state = ${RUNNING}, attempt = attempt + 1, worker = ?, key = NULL WHERE id = ?`,
    )
    const jobs = rows.map(({ id, attempt, grp: _group, ...rest }): Job => {
      begin.run(worker, id)
      if (rateLimit) this.#sql('INSERT INTO begun (queue, at) VALUES (?, ?)').run(queue, now)
      return { queue, id: String(id), attempt: attempt + 1, ...rest }
    })
    const next = [this.nextDue(queue), allowance?.next].filter((wait) => wait !== undefined)
    return { jobs, next: next.length === 0 ? undefined : Math.min(...next) }
  }

  /** Those that are no longer the worker's. */
  lost(held: readonly Held[], worker: number): Held[] {
    const isHeld = this.#sql(`SELECT 1 FROM jobs WHERE id = ? AND state = ${RUNNING} AND attempt = ? AND worker = ?`)
    return held.filter(({ id, attempt }) => isHeld.get(Number(id), attempt, worker) === undefined)
  }

  settle(ending: Ending, worker: number): boolean {
    const held = [Number(ending.id), ending.attempt, worker] as const
    const isHeld = `WHERE id = ? AND state = ${RUNNING} AND attempt = ? AND worker = ?`
    const now = Date.now()
    switch (ending.as) {
      case 'done':
        return this.#sql(`DELETE FROM jobs ${isHeld}`).run(...held).changes > 0
      case 'released':
        return this.#sql(`UPDATE jobs SET state = ${READY}, worker = NULL ${isHeld}`).run(...held).changes > 0
      case 'retry': {
        const due = ending.runAt.getTime()
        const sql = `UPDATE jobs SET state = ?, due = ?, failures = failures + 1, error = ?, worker = NULL ${isHeld}`
        const error = JSON.stringify({ message: ending.error })
        return this.#sql(sql).run(due <= now ? READY : DELAYED, due, error, ...held).changes > 0
      }
      case 'dead': {
        const sql = `UPDATE jobs SET state = ${DEAD}, error = ?, attempts = ?, died = ?, worker = NULL ${isHeld}`
        const isTaken = this.#sql(sql).run(JSON.stringify(ending.error), ending.attempts, now, ...held).changes > 0
        if (isTaken && ending.letter) this.add(ending.letter)
        return isTaken
      }
    }
  }

  /** Adds to what is known of a queue's work. */
  count(queue: string, done: number, failed: number): void {
    const minute = Math.floor(Date.now() / MINUTE)
    const add = 'DO UPDATE SET done = done + excluded.done, failed = failed + excluded.failed'
    this.#sql(`INSERT INTO queues (name, done, failed) VALUES (?, ?, ?) ON CONFLICT (name) ${add}`).run(
      queue,
      done,
      failed,
    )
    this.#sql(
      `INSERT INTO counts (queue, minute, done, failed) VALUES (?, ?, ?, ?) ON CONFLICT (queue, minute) ${add}`,
    ).run(queue, minute, done, failed)
    this.#sql('DELETE FROM counts WHERE queue = ? AND minute < ?').run(queue, minute - 1)
  }

  note({ id, attempt }: Held, worker: number, progress: string): void {
    const sql = `UPDATE jobs SET progress = ? WHERE id = ? AND state = ${RUNNING} AND attempt = ? AND worker = ?`
    this.#sql(sql).run(progress, Number(id), attempt, worker)
  }

  hasUnfinished(queue: string): boolean {
    const states = [DELAYED, READY, RUNNING]
      .map((state) => `EXISTS (SELECT 1 FROM jobs WHERE queue = ?1 AND state = ${state})`)
      .join(' OR ')
    return (this.#sql(`SELECT ${states} AS found`).get(queue) as { found: number }).found === 1
  }

  queues(): QueueState[] {
    const sql = `
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
      ) GROUP BY name ORDER BY name`
    const now = Date.now()
    const rows = this.#sql(sql).all(now, Math.floor(now / MINUTE) - 1) as (Record<string, number | null> & {
      name: string
    })[]
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
    const row = this.#sql('SELECT queue, state, attempt, progress FROM jobs WHERE id = ?').get(Number(id)) as
      { queue: string; state: number; attempt: number; progress: string | null } | undefined
    if (row === undefined) return undefined
    const state = row.state === DEAD ? 'dead' : row.state === RUNNING ? 'running' : 'waiting'
    return { ...row, id, state }
  }

  dead(queue: string, most: number): DeadJob[] {
    const sql = `SELECT id, input, error, attempts, died FROM jobs WHERE queue = ? AND state = ${DEAD} ORDER BY died, id LIMIT ?`
    const rows = this.#sql(sql).all(queue, most) as {
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
    const set = `UPDATE jobs SET state = ${READY}, due = ?, failures = 0, crashes = 0, died = NULL`
    if (ids === undefined)
      return Number(this.#sql(`${set} WHERE queue = ? AND state = ${DEAD}`).run(Date.now(), queue).changes)
    const one = this.#sql(`${set} WHERE queue = ? AND state = ${DEAD} AND id = ?`)
    return ids.reduce((count, id) => count + Number(one.run(Date.now(), queue, Number(id)).changes), 0)
  }

  /** Deletes jobs that died before, at most so many; answers how many. */
  forget(queue: string, before: Date, most: number): number {
    const old = `SELECT id FROM jobs WHERE queue = ? AND state = ${DEAD} AND died < ? LIMIT ?`
    return Number(this.#sql(`DELETE FROM jobs WHERE id IN (${old})`).run(queue, before.getTime(), most).changes)
  }

  pause(queue: string, paused: boolean): void {
    const sql =
      'INSERT INTO queues (name, paused) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET paused = excluded.paused'
    this.#sql(sql).run(queue, paused ? 1 : 0)
  }

  /** The jobs that may begin, first ones first. */
  #ready(queue: string, most: number, groupConcurrency: number | undefined): ReadyRow[] {
    const isPaused = this.#sql('SELECT 1 FROM queues WHERE name = ? AND paused = 1').get(queue) !== undefined
    if (isPaused) return []
    const sql = `SELECT id, grp, input, session, attempt, failures, crashes FROM jobs
      WHERE queue = ? AND state = ${READY} ORDER BY priority DESC, id`
    if (groupConcurrency === undefined) return this.#sql(`${sql} LIMIT ?`).all(queue, most) as ReadyRow[]
    const running = new Map<string, number>()
    const count = `SELECT grp, COUNT(*) AS n FROM jobs WHERE queue = ? AND state = ${RUNNING} AND grp IS NOT NULL GROUP BY grp`
    for (const { grp, n } of this.#sql(count).all(queue) as { grp: string; n: number }[]) running.set(grp, n)
    const rows: ReadyRow[] = []
    for (const row of this.#sql(sql).iterate(queue) as IterableIterator<ReadyRow>) {
      const others = row.grp === null ? 0 : (running.get(row.grp) ?? 0)
      if (others >= groupConcurrency) continue
      if (row.grp !== null) running.set(row.grp, others + 1)
      rows.push(row)
      if (rows.length === most) break
    }
    return rows
  }

  /** How many jobs the rate limit lets begin now, and after how many milliseconds one more. */
  #allowance(queue: string, max: number, per: number, now: number): { jobs: number; next: number | undefined } {
    // One from the future began before the clock was set back.
    this.#sql('DELETE FROM begun WHERE queue = ? AND (at <= ? OR at > ?)').run(queue, now - per, now)
    const sql = 'SELECT COUNT(*) AS n, MIN(at) AS first FROM begun WHERE queue = ?'
    const { n, first } = this.#sql(sql).get(queue) as { n: number; first: number | null }
    return { jobs: Math.max(0, max - n), next: first === null ? undefined : first + per - now }
  }

  #sql(text: string): ReturnType<Database['prepare']> {
    let statement = this.#statements.get(text)
    if (!statement) this.#statements.set(text, (statement = this.#database.prepare(text)))
    return statement
  }
}
