import type { Database, Statement } from './sqlite.js'

/**
 * Runs of workflows whose process is gone: they need not wait until their lease runs out, because the processes of one machine know at
 * once which of them live. The token of a claim begins with the number that its process is known by.
 */
export class Orphans {
  readonly #held: Statement
  readonly #free: Statement

  constructor(database: Database) {
    this.#held = database.prepare(
      "SELECT namespace_id AS workflow, id, worker_id AS token FROM workflow_runs WHERE status = 'running' AND worker_id IS NOT NULL AND available_at > ?",
    )
    // One that has been claimed in the meantime has another token.
    this.#free = database.prepare(
      'UPDATE workflow_runs SET available_at = ? WHERE namespace_id = ? AND id = ? AND worker_id = ?',
    )
  }

  static tokenOf(worker: number): string {
    return `${worker}/${crypto.randomUUID()}`
  }

  /** Lets those be claimed at once that none of these processes holds; how many there were. */
  free(living: ReadonlySet<number>): number {
    const now = new Date().toISOString()
    const held = this.#held.all(now) as { workflow: string; id: string; token: string }[]
    const orphans = held.filter(({ token }) => /^\d+\//.test(token) && !living.has(parseInt(token, 10)))
    for (const { workflow, id, token } of orphans) this.#free.run(now, workflow, id, token)
    return orphans.length
  }
}
