import type { Claimed, Ending, Held, Job, NewJob, RateLimit, Wanted } from '../port.js'
import { ReadyJobs } from './ready-jobs.js'
import { DEAD, DELAYED, READY, RUNNING } from './schema.js'
import type { Statements } from './statements.js'

const HELD = `id = ? AND state = ${RUNNING} AND attempt = ? AND worker = ?`

const sql = {
  waiting: 'SELECT id FROM jobs WHERE queue = ? AND key = ?',
  add: 'INSERT INTO jobs (queue, state, priority, due, key, grp, input, session) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  hasReady: `SELECT
    (SELECT paused FROM queues WHERE name = ?1) IS NOT 1 AND (
      EXISTS (SELECT 1 FROM jobs WHERE queue = ?1 AND state = ${READY}) OR
      EXISTS (SELECT 1 FROM jobs WHERE queue = ?1 AND state = ${DELAYED} AND due <= ?2)) AS ready`,
  nextDue: `SELECT MIN(due) AS due FROM jobs WHERE queue = ? AND state = ${DELAYED}`,
  promote: `UPDATE jobs SET state = ${READY} WHERE queue = ? AND state = ${DELAYED} AND due <= ?`,
  isPaused: 'SELECT 1 FROM queues WHERE name = ? AND paused = 1',
  begin: `UPDATE jobs SET state = ${RUNNING}, attempt = attempt + 1, worker = ?, key = NULL WHERE id = ?
    RETURNING input, session, attempt, failures, crashes, COALESCE(attempts, 0) AS earlier`,
  beginLimited: 'INSERT INTO begun (queue, at) VALUES (?, ?)',
  forgetBegun: 'DELETE FROM begun WHERE queue = ? AND (at <= ? OR at > ?)',
  begun: 'SELECT COUNT(*) AS n FROM begun WHERE queue = ?',
  lastBegun: 'SELECT at FROM begun WHERE queue = ? ORDER BY at DESC LIMIT 1 OFFSET ?',
  isHeld: `SELECT 1 FROM jobs WHERE ${HELD}`,
  done: `DELETE FROM jobs WHERE ${HELD}`,
  release: `UPDATE jobs SET state = ${READY}, worker = NULL WHERE ${HELD}`,
  retry: `UPDATE jobs SET state = ?, due = ?, failures = failures + 1, error = ?, worker = NULL WHERE ${HELD}`,
  bury: `UPDATE jobs SET state = ${DEAD}, error = ?, attempts = ?, died = ?, worker = NULL WHERE ${HELD}`,
  note: `UPDATE jobs SET progress = ? WHERE ${HELD}`,
  hasUnfinished: `SELECT ${[DELAYED, READY, RUNNING]
    .map((state) => `EXISTS (SELECT 1 FROM jobs WHERE queue = ?1 AND state = ${state})`)
    .join(' OR ')} AS found`,
}

/** What is told of a job that begins. */
type Begun = Omit<Job, 'queue' | 'id'>

/** The life of a job, from when it is added to its end. What writes is called within a transaction. */
export class JobTable {
  readonly #statements: Statements
  readonly #ready: ReadyJobs

  constructor(statements: Statements) {
    this.#statements = statements
    this.#ready = new ReadyJobs(statements)
  }

  add({ queue, priority, runAt, key, group, input, session }: NewJob): string {
    if (key !== null) {
      const waiting = this.#statements.of(sql.waiting).get(queue, key)
      if (waiting !== undefined) return String((waiting as { id: number }).id)
    }
    const due = runAt.getTime()
    const state = due <= Date.now() ? READY : DELAYED
    const { lastInsertRowid } = this.#statements
      .of(sql.add)
      .run(queue, state, priority, due, key, group, input, session)
    return String(lastInsertRowid)
  }

  /** Whether a claim may find something: a read, which costs nobody a lock. */
  hasReady(queue: string): boolean {
    return (this.#statements.of(sql.hasReady).get(queue, Date.now()) as { ready: number }).ready === 1
  }

  /** After how many milliseconds the next delayed job is due. */
  nextDue(queue: string): number | undefined {
    const due = this.#nextDue(queue)
    return due === undefined ? undefined : Math.max(0, due - Date.now())
  }

  claim(wanted: Wanted, worker: number): Claimed {
    const { queue, rateLimit, groupConcurrency } = wanted
    const now = Date.now()
    let due = this.#nextDue(queue)
    if (due !== undefined && due <= now) {
      this.#statements.of(sql.promote).run(queue, now)
      due = this.#nextDue(queue)
    }
    const allowed = rateLimit ? this.#allowance(queue, rateLimit, now) : wanted.most
    const most = Math.min(wanted.most, allowed)
    const ids = most > 0 && !this.#isPaused(queue) ? this.#ready.choose(queue, most, groupConcurrency) : []
    const begin = this.#statements.of(sql.begin)
    const jobs = ids.map((id): Job => {
      if (rateLimit) this.#statements.of(sql.beginLimited).run(queue, now)
      return { ...(begin.get(worker, id) as Begun), queue, id: String(id) }
    })
    // Only now it is known whether the limit is reached: this claim may have done it.
    const opens = rateLimit && jobs.length === allowed ? this.#opensIn(queue, rateLimit, now) : undefined
    return { jobs, next: opens ?? (due === undefined ? undefined : Math.max(0, due - now)) }
  }

  /** Those that are no longer the worker's. */
  lost(held: readonly Held[], worker: number): Held[] {
    const isHeld = this.#statements.of(sql.isHeld)
    return held.filter(({ id, attempt }) => isHeld.get(Number(id), attempt, worker) === undefined)
  }

  settle(ending: Ending, worker: number): boolean {
    const id = Number(ending.id)
    const { attempt } = ending
    switch (ending.as) {
      case 'done':
        return this.#statements.of(sql.done).run(id, attempt, worker).changes > 0
      case 'released':
        return this.#statements.of(sql.release).run(id, attempt, worker).changes > 0
      case 'retry': {
        const due = ending.runAt.getTime()
        const state = due <= Date.now() ? READY : DELAYED
        const error = JSON.stringify({ message: ending.error })
        return this.#statements.of(sql.retry).run(state, due, error, id, attempt, worker).changes > 0
      }
      case 'dead': {
        const error = JSON.stringify(ending.error)
        const values = [error, ending.attempts, Date.now(), id, attempt, worker]
        const isTaken = this.#statements.of(sql.bury).run(...values).changes > 0
        if (isTaken && ending.letter) this.add(ending.letter)
        return isTaken
      }
    }
  }

  note({ id, attempt }: Held, worker: number, progress: string): void {
    this.#statements.of(sql.note).run(progress, Number(id), attempt, worker)
  }

  hasUnfinished(queue: string): boolean {
    return (this.#statements.of(sql.hasUnfinished).get(queue) as { found: number }).found === 1
  }

  #nextDue(queue: string): number | undefined {
    return (this.#statements.of(sql.nextDue).get(queue) as { due: number | null }).due ?? undefined
  }

  #isPaused(queue: string): boolean {
    return this.#statements.of(sql.isPaused).get(queue) !== undefined
  }

  /** How many jobs the rate limit lets begin now. */
  #allowance(queue: string, { max, per }: RateLimit, now: number): number {
    // One from the future began before the clock was set back.
    this.#statements.of(sql.forgetBegun).run(queue, now - per, now)
    const { n } = this.#statements.of(sql.begun).get(queue) as { n: number }
    return Math.max(0, max - n)
  }

  /** After how many milliseconds a limit that is reached lets one more begin. */
  #opensIn(queue: string, { max, per }: RateLimit, now: number): number | undefined {
    const row = this.#statements.of(sql.lastBegun).get(queue, max - 1) as { at: number } | undefined
    return row && row.at + per - now
  }
}
