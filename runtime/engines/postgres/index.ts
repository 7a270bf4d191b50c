import type { Engine } from '../port.js'
import { PostgresEngine } from './postgres-engine.js'

/** Options of `postgres`. */
export interface PostgresOptions {
  /** The schema that holds the jobs, made if need be: `solder` by default. */
  schema?: string
  /**
   * After how many milliseconds without a heartbeat the jobs of a process are given to others: 30,000 by default, and at least
   * 10,000.
   */
  lease?: number
  /** How many connections one process may open: 10 by default, and one more on which it listens. */
  connections?: number
}

/**
 * Keeps jobs, schedules and what they need in PostgreSQL, by pg-boss: for any number of processes on any number of machines. A job
 * can be added within a transaction of the application's own. Needs the packages `pg` and `pg-boss`, and Node.js 22.12 or later.
 */
export function postgres(url: string, options: PostgresOptions = {}): Engine {
  return new PostgresEngine(url, options)
}
