import type { Engine } from '../port.js'
import { RedisEngine } from './redis-engine.js'

/** Options of `redis`. */
export interface RedisOptions {
  /** What the names of all keys begin with: `solder` by default. */
  prefix?: string
  /**
   * After how many milliseconds without a heartbeat the jobs of a process are given to others: 30,000 by default, and at least
   * 1,000.
   */
  lease?: number
  /**
   * Uses the server without asking whether it keeps what it acknowledges: for servers that keep it by other means than an
   * append-only file on their disk, or do not tell, as some managed ones do.
   */
  trustDurability?: boolean
}

/**
 * Keeps jobs, schedules and what they need in Redis, by BullMQ: for any number of processes on any number of machines. Needs the
 * packages `ioredis` and `bullmq`, and Redis 6.2 or later with an append-only file.
 */
export function redis(url: string, options: RedisOptions = {}): Engine {
  return new RedisEngine(url, options)
}
