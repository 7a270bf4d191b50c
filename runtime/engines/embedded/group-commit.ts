import { isBusy, type Database, type Statement } from './sqlite.js'
import { PATIENCE, pause } from './when-free.js'

interface Write {
  run: () => void
  /** Whether somebody is told of it, who may then rely on it. */
  isPromised: boolean
  /** With an error when it failed. */
  settle: (...error: [unknown?]) => void
}

/**
 * Puts everything that is to be written in one turn of the event loop into one transaction. A commit that waits for the disk
 * takes as long for a hundred jobs as for one.
 *
 * Not every commit waits for it: what nobody relies on yet, such as that a job has ended, comes to the disk with the next one that
 * does. A process may be killed in between, as the system has it all; only when the machine loses its power is it gone.
 *
 * While another process writes, this one waits with timers.
 */
export class GroupCommit {
  readonly #database: Database
  readonly #isDurable: boolean
  readonly #begin: Statement
  readonly #commit: Statement
  #writes: Write[] = []
  #isDue = false
  #waitsSince: number | undefined
  /** Whether the next commit waits for the disk, as the database is set. */
  #waitsForDisk = false
  #isBehind = false

  /**
   * `isDurable`: whether what is written is to outlive the machine's power at all. The database does not wait for locks itself, nor
   * yet for the disk.
   */
  constructor(database: Database, isDurable: boolean) {
    this.#database = database
    this.#isDurable = isDurable
    this.#begin = database.prepare('BEGIN IMMEDIATE')
    this.#commit = database.prepare('COMMIT')
  }

  /** Whether a transaction comes anyway: what is added to it costs no further one. */
  get isDue(): boolean {
    return this.#isDue
  }

  /** Whether something was written that is not on the disk. */
  get isBehind(): boolean {
    return this.#isBehind
  }

  /** Resolves to what `work` returns once it is on the disk; when it throws, nothing of it was done. */
  write<T>(work: () => T): Promise<T> {
    return this.#add(work, this.#isDurable)
  }

  /** The same for what may come to the disk later. */
  writeLazily<T>(work: () => T): Promise<T> {
    return this.#add(work, false)
  }

  #add<T>(work: () => T, isPromised: boolean): Promise<T> {
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
      this.#writes.push({ run, isPromised, settle })
      if (this.#isDue) return
      this.#isDue = true
      setImmediate(() => {
        this.#writeAll()
      })
    })
  }

  #writeAll(): void {
    if (!this.#hasBegun()) return
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
  #hasBegun(): boolean {
    try {
      this.#prepareFor(this.#writes)
      this.#begin.run()
      this.#waitsSince = undefined
      return true
    } catch (error) {
      this.#waitsSince ??= performance.now()
      if (isBusy(error) && performance.now() - this.#waitsSince < PATIENCE) {
        setTimeout(() => {
          this.#writeAll()
        }, pause())
        return false
      }
      this.#waitsSince = undefined
      this.#isDue = false
      for (const { settle } of this.#writes.splice(0)) settle(error)
      return false
    }
  }

  #alone(write: Write): void {
    try {
      this.#prepareFor([write])
      this.#begin.run()
      this.#finish([write])
      write.settle()
    } catch (error) {
      write.settle(error)
    }
  }

  /** How long the commit takes is for SQLite to know before the transaction begins. */
  #prepareFor(writes: readonly Write[]): void {
    const waits = writes.some(({ isPromised }) => isPromised)
    if (waits === this.#waitsForDisk || !this.#isDurable) return
    this.#database.exec(`PRAGMA synchronous = ${waits ? 'FULL' : 'NORMAL'}`)
    this.#waitsForDisk = waits
  }

  #finish(writes: readonly Write[]): void {
    try {
      for (const { run } of writes) run()
      this.#commit.run()
      this.#isBehind = !this.#waitsForDisk
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
