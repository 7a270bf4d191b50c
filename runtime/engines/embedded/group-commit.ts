import { isBusy, type Database } from './sqlite.js'
import { PATIENCE, pause } from './when-free.js'

interface Write {
  run: () => void
  /** With an error when it failed. */
  settle: (...error: [unknown?]) => void
}

/**
 * Puts everything that is to be written in one turn of the event loop into one transaction. A commit waits for the disk, and
 * that takes as long for a hundred jobs as for one.
 *
 * While another process writes, this one waits with timers.
 */
export class GroupCommit {
  readonly #database: Database
  #writes: Write[] = []
  #isDue = false
  #waitsSince: number | undefined

  constructor(database: Database) {
    this.#database = database
  }

  /** Resolves to what `work` returns once it is on the disk; when it throws, nothing of it was done. */
  write<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let result: T
      const run = (): void => {
        result = work()
      }
      const settle = (...failure: [unknown?]): void => {
        const [error] = failure
        if (failure.length === 0) resolve(result)
        else reject(error instanceof Error ? error : new Error(String(error)))
      }
      this.#writes.push({ run, settle })
      if (this.#isDue) return
      this.#isDue = true
      setImmediate(() => {
        this.#commit()
      })
    })
  }

  #commit(): void {
    if (!this.#begin()) return
    const writes = this.#writes
    this.#writes = []
    this.#isDue = false
    try {
      this.#finish(writes)
      for (const { settle } of writes) settle()
    } catch (error) {
      if (writes.length === 1) writes[0]?.settle(error)
      // One of them is at fault, or the disk: each for itself.
      else for (const write of writes) this.#alone(write)
    }
  }

  /** Begins the transaction; false when it has to wait. */
  #begin(): boolean {
    try {
      this.#database.exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE')
      this.#waitsSince = undefined
      return true
    } catch (error) {
      this.#waitsSince ??= performance.now()
      if (isBusy(error) && performance.now() - this.#waitsSince < PATIENCE) {
        setTimeout(() => {
          this.#commit()
        }, pause())
        return false
      }
      this.#waitsSince = undefined
      this.#isDue = false
      for (const { settle } of this.#writes.splice(0)) settle(error)
      return false
    } finally {
      // Readers meet a lock only when another process has just died or is the first, and then not for long.
      this.#database.exec(`PRAGMA busy_timeout = ${PATIENCE}`)
    }
  }

  #alone(write: Write): void {
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      this.#finish([write])
      write.settle()
    } catch (error) {
      write.settle(error)
    }
  }

  #finish(writes: readonly Write[]): void {
    try {
      for (const { run } of writes) run()
      this.#database.exec('COMMIT')
    } catch (error) {
      try {
        this.#database.exec('ROLLBACK')
      } catch {
        // SQLite has rolled back itself, as it does when the disk is full.
      }
      throw error
    }
  }
}
