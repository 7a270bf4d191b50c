import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { ProcessLock } from './process-lock.js'
import { READY, RUNNING } from './schema.js'
import { readPatiently } from './read-patiently.js'
import type { Database, Statement } from './sqlite.js'

interface Row {
  id: number
  lock: string
  boot: string
  host: string
  beat: number
  seen: number
}

/**
 * The processes that share a database. Each holds a lock file, by which the others know at once when it has died, and counts
 * up a number, by which they know when it hangs. Neither asks what time it is, so that a clock which is set takes nobody's jobs.
 */
export class Workers {
  readonly #database: Database
  readonly #folder: string
  readonly #lease: number
  #lock: ProcessLock
  readonly #boot = bootId()
  /** When the others' numbers were first seen as they are. */
  readonly #beats = new Map<number, { beat: number; since: number }>()
  readonly #known: Statement
  /** Those that were there when it was looked last. */
  #seen: ReadonlySet<number> = new Set()
  #someHaveLeft = false
  #id: number

  constructor(database: Database, folder: string, lease: number) {
    this.#database = database
    this.#folder = folder
    this.#lease = lease
    this.#lock = this.#newLock()
    this.#id = this.#register()
    this.#known = database.prepare('SELECT 1 FROM workers WHERE id = ?')
  }

  /** The number that it was last known by: what is done in its name alone, and nothing if it no longer is. */
  get lastId(): number {
    return this.#id
  }

  /** The number that this process is known by. Within a transaction: one that was taken for hanging is given another. */
  id(): number {
    const known = this.#known.get(this.#id)
    if (known === undefined) {
      this.#lock.release()
      this.#lock = this.#newLock()
      this.#id = this.#register()
    }
    return this.#id
  }

  /** Within a transaction: this process is alive. */
  beat(): void {
    this.#database.prepare('UPDATE workers SET beat = beat + 1, seen = ? WHERE id = ?').run(Date.now(), this.id())
  }

  /** Those that died or hang. */
  gone(): number[] {
    const others = this.#others()
    const ids = new Set(others.map(({ id }) => id))
    this.#someHaveLeft = [...this.#seen].some((id) => !ids.has(id))
    this.#seen = ids
    return others.filter((row) => this.#hangs(row) || this.#isDead(row)).map(({ id }) => id)
  }

  /** Whether, when it was last looked for those that are gone, some were there no longer: another process had buried them, or they had left. */
  get someHaveLeft(): boolean {
    return this.#someHaveLeft
  }

  /** All that have not left and were not buried, this one too. */
  living(): Set<number> {
    return new Set([this.#id, ...this.#others().map(({ id }) => id)])
  }

  /** Within a transaction: what the worker ran waits again. Resolves to how many jobs that were. */
  bury(id: number): number {
    const row = this.#database.prepare('DELETE FROM workers WHERE id = ? RETURNING lock').get(id) as
      { lock: string } | undefined
    // Another process was first.
    if (row === undefined) return 0
    this.#beats.delete(id)
    const { changes } = this.#database
      .prepare(
        `UPDATE jobs SET state = ${READY}, worker = NULL, crashes = crashes + 1 WHERE worker = ? AND state = ${RUNNING}`,
      )
      .run(id)
    // A process that hangs still holds its file, and nobody asks for it any more.
    rmSync(join(this.#folder, row.lock), { force: true })
    return Number(changes)
  }

  /**
   * Rejects when a process of another machine uses the folder: it is watched for as long as a lease, unless nobody has
   * seen it for long.
   */
  async refuseOtherHosts(): Promise<void> {
    const strangers = this.#others().filter(({ boot, host }) => boot !== this.#boot && host !== hostname())
    if (!strangers.some(({ seen }) => Math.abs(Date.now() - seen) < 3 * this.#lease)) return
    const until = performance.now() + this.#lease
    while (performance.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, this.#lease / 10))
      const now = new Map(this.#others().map((row) => [row.id, row.beat]))
      const alive = strangers.find(({ id, beat }) => (now.get(id) ?? beat) !== beat)
      if (alive)
        throw new Error(
          `'${this.#folder}' is in use by a process on another machine ('${alive.host}'): the embedded engine is for the ` +
            'processes of one machine, use postgres(url) for more',
        )
    }
  }

  /** Within a transaction: what it still has goes back to its queues, and counts for nothing. */
  leave(): void {
    this.#database
      .prepare(`UPDATE jobs SET state = ${READY}, worker = NULL WHERE worker = ? AND state = ${RUNNING}`)
      .run(this.#id)
    this.#database.prepare('DELETE FROM workers WHERE id = ?').run(this.#id)
  }

  close(): void {
    this.#lock.release()
  }

  #newLock(): ProcessLock {
    return new ProcessLock(join(this.#folder, `worker-${randomUUID()}.lock`))
  }

  #register(): number {
    const lock = this.#lock.path.slice(this.#folder.length + 1)
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO workers (lock, boot, host, beat, seen) VALUES (?, ?, ?, 0, ?)')
      .run(lock, this.#boot, hostname(), Date.now())
    return Number(lastInsertRowid)
  }

  #others(): Row[] {
    const others = this.#database.prepare('SELECT * FROM workers WHERE id <> ?')
    return readPatiently(this.#database, () => others.all(this.#id)) as Row[]
  }

  #hangs({ id, beat }: Row): boolean {
    const known = this.#beats.get(id)
    if (known?.beat === beat) return performance.now() - known.since > this.#lease
    this.#beats.set(id, { beat, since: performance.now() })
    return false
  }

  #isDead({ lock, boot, host }: Row): boolean {
    if (boot === this.#boot) return !ProcessLock.isHeld(join(this.#folder, lock))
    // From before this machine was started; of another machine nothing is known but its number.
    return host === hostname()
  }
}

/** Names the running system: two containers on one machine share it, two machines never do. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    // Not Linux: the machine's name has to do.
    return hostname()
  }
}
