import { existsSync, rmSync } from 'node:fs'
import { isBusy, openDatabase, type Database } from './sqlite.js'

/**
 * A lock file that its process holds as long as it lives: the system lets go of it at once, however the process ends. It is
 * an empty SQLite database in an exclusive transaction, because Node has no file locks of its own.
 */
export class ProcessLock {
  readonly path: string
  readonly #database: Database

  constructor(path: string) {
    this.path = path
    this.#database = openDatabase(path, 0)
    this.#database.exec('BEGIN EXCLUSIVE')
  }

  release(): void {
    this.#database.close()
    rmSync(this.path, { force: true })
  }

  /** Whether the process that made the lock is alive. */
  static isHeld(path: string): boolean {
    if (!existsSync(path)) return false
    const database = openDatabase(path, 0)
    try {
      database.exec('BEGIN EXCLUSIVE')
      return false
    } catch (error) {
      if (isBusy(error)) return true
      throw error
    } finally {
      database.close()
    }
  }
}
