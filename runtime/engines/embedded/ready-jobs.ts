import type { Wanted } from '../port.js'
import { READY, RUNNING } from './schema.js'
import type { Statements } from './statements.js'

/** How many jobs whose group is full are passed over one by one. */
const PASSED_OVER = 100

const READY_OF = `queue = ? AND state = ${READY}`

const sql = {
  first: `SELECT id FROM jobs INDEXED BY jobs_ready WHERE ${READY_OF} ORDER BY priority DESC, id LIMIT ?`,
  firstWithGroups: `SELECT id, grp FROM jobs INDEXED BY jobs_ready WHERE ${READY_OF} ORDER BY priority DESC, id LIMIT ?`,
  running: `SELECT grp, COUNT(*) AS n FROM jobs WHERE queue = ? AND state = ${RUNNING} AND grp IS NOT NULL GROUP BY grp`,
  // Only queues that count groups need it: the others do not pay for it.
  index: `CREATE INDEX IF NOT EXISTS jobs_ready_groups ON jobs (queue, priority DESC, grp, id) WHERE state = ${READY}`,
  highest: `SELECT MAX(priority) AS priority FROM jobs WHERE ${READY_OF}`,
  nextPriority: `SELECT MAX(priority) AS priority FROM jobs WHERE ${READY_OF} AND priority < ?`,
  nextGroup: `SELECT grp FROM jobs INDEXED BY jobs_ready_groups
    WHERE ${READY_OF} AND priority = ? AND grp > ? ORDER BY grp LIMIT 1`,
  hasNamelessGroup: `SELECT 1 FROM jobs INDEXED BY jobs_ready_groups
    WHERE ${READY_OF} AND priority = ? AND grp = '' LIMIT 1`,
  ofGroup: `SELECT id FROM jobs INDEXED BY jobs_ready_groups
    WHERE ${READY_OF} AND priority = ? AND grp IS ? ORDER BY id LIMIT ?`,
}

interface Ready {
  readonly id: number
  readonly grp: string | null
}

/** Chooses which of a queue's ready jobs begin. However many wait, it looks at few of them. */
export class ReadyJobs {
  readonly #statements: Statements

  constructor(statements: Statements) {
    this.#statements = statements
  }

  /** The ids of those that begin now. Called within a transaction. */
  choose(queue: string, most: number, groupConcurrency: Wanted['groupConcurrency']): readonly number[] {
    if (groupConcurrency === undefined)
      return (this.#statements.of(sql.first).all(queue, most) as unknown as Ready[]).map(({ id }) => id)
    const chosen = new Chosen(most, groupConcurrency)
    for (const { grp, n } of this.#statements.of(sql.running).all(queue) as { grp: string; n: number }[])
      chosen.running(grp, n)
    const looked = most + PASSED_OVER
    const first = this.#statements.of(sql.firstWithGroups).all(queue, looked) as unknown as Ready[]
    for (const { id, grp } of first) chosen.offer(id, grp)
    // Before the others stand many of full groups: those are passed over a group at a time.
    if (chosen.rest > 0 && first.length === looked) this.#byGroup(queue, chosen)
    return chosen.ids
  }

  /** From priority to priority, and in each from group to group: priorities count as ever, and age within a group. */
  #byGroup(queue: string, chosen: Chosen): void {
    this.#statements.of(sql.index).run()
    let { priority } = this.#statements.of(sql.highest).get(queue) as { priority: number | null }
    while (priority !== null && chosen.rest > 0) {
      for (const group of this.#groups(queue, priority)) {
        const most = chosen.mostOf(group)
        if (most > 0)
          for (const { id } of this.#statements.of(sql.ofGroup).all(queue, priority, group, most) as unknown as Ready[])
            chosen.offer(id, group)
        if (chosen.rest === 0) return
      }
      ;({ priority } = this.#statements.of(sql.nextPriority).get(queue, priority) as { priority: number | null })
    }
  }

  *#groups(queue: string, priority: number): Generator<string | null> {
    yield null
    let group = ''
    if (this.#statements.of(sql.hasNamelessGroup).get(queue, priority) !== undefined) yield group
    for (;;) {
      const next = this.#statements.of(sql.nextGroup).get(queue, priority, group) as { grp: string } | undefined
      if (next === undefined) return
      yield (group = next.grp)
    }
  }
}

/** What is chosen so far. */
class Chosen {
  readonly #ids = new Set<number>()
  readonly #most: number
  readonly #groupConcurrency: number
  readonly #running = new Map<string, number>()

  constructor(most: number, groupConcurrency: number) {
    this.#most = most
    this.#groupConcurrency = groupConcurrency
  }

  get ids(): readonly number[] {
    return [...this.#ids]
  }

  /** How many more may be chosen. */
  get rest(): number {
    return this.#most - this.#ids.size
  }

  running(group: string, count: number): void {
    this.#running.set(group, count)
  }

  /** How many jobs of a group have to be looked at, those that are chosen already among them; none when it is full. */
  mostOf(group: string | null): number {
    if (group === null) return this.#most
    return this.#isFull(group) ? 0 : this.#groupConcurrency
  }

  offer(id: number, group: string | null): void {
    if (this.rest === 0 || this.#ids.has(id)) return
    if (group !== null) {
      if (this.#isFull(group)) return
      this.#running.set(group, (this.#running.get(group) ?? 0) + 1)
    }
    this.#ids.add(id)
  }

  #isFull(group: string): boolean {
    return (this.#running.get(group) ?? 0) >= this.#groupConcurrency
  }
}
