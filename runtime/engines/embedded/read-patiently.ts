import { isBusy, type Database } from './sqlite.js'
import { PATIENCE } from './when-free.js'

/**
 * Reads from a database that does not wait for locks itself. A reader meets one only when another process has just died or is
 * the first, and then not for long: SQLite may wait for it.
 */
export function readPatiently<T>(database: Database, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!isBusy(error)) throw error
    database.exec(`PRAGMA busy_timeout = ${PATIENCE}`)
    try {
      return read()
    } finally {
      database.exec('PRAGMA busy_timeout = 0')
    }
  }
}
