import type { Engine } from '../port.js'
import { EmbeddedEngine } from './embedded-engine.js'

/** Options of `embedded`. */
export interface EmbeddedOptions {
  /**
   * The folder that holds the jobs, made if need be: the value of the environment variable `SOLDER_DIR`, or `.solder` in the
   * working directory, and in it a folder of the application's name, unless you name one.
   */
  dir?: string
  /**
   * After how many milliseconds without a sign of life the jobs of a process that hangs are given to others: 30,000 by
   * default. Those of one that has ended are given to others within a second in any case.
   */
  lease?: number
}

/**
 * Keeps jobs, schedules and what they need in files of this machine, in SQLite, which Node has built in from 22.13. Jobs
 * survive the end of the process, also an abrupt one, and several processes may share the folder.
 */
export function embedded(options: EmbeddedOptions = {}): Engine {
  return new EmbeddedEngine(options)
}
