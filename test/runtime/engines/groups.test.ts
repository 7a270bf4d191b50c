import { expect } from 'chai'
import { JobTable } from '../../../runtime/engines/embedded/job-table.js'
import { prepareSchema } from '../../../runtime/engines/embedded/schema.js'
import { hasSqlite, openDatabase, type Statement } from '../../../runtime/engines/embedded/sqlite.js'
import { Statements } from '../../../runtime/engines/embedded/statements.js'
import { Heap } from '../../../runtime/engines/heap.js'
import { MemoryQueue } from '../../../runtime/engines/memory-queue.js'
import type { Job } from '../../../runtime/engines/port.js'
import { newJob } from './new-job.js'

const BACKLOG = 2000
/** A claim looks at no more than so many rows for each job that it may take, whatever waits. */
const FEW = 130

/** Counts the rows that statements answer, and notes those that look at more of a table than they answer. */
class CountingStatements extends Statements {
  rows = 0
  readonly scans = new Set<string>()

  override of(sql: string): Statement {
    const statement = super.of(sql)
    this.#explain(sql)
    const count = <T>(found: T[]): T[] => {
      this.rows += found.length
      return found
    }
    return {
      run: (...values) => statement.run(...values),
      get: (...values) => count([statement.get(...values)])[0],
      all: (...values) => count(statement.all(...values)),
      iterate: (...values) => count([...statement.iterate(...values)]).values(),
    }
  }

  #explain(sql: string): void {
    if (!sql.startsWith('SELECT')) return
    const plan = super.of(`EXPLAIN QUERY PLAN ${sql}`).all(...Array<null>(sql.split('?').length - 1).fill(null))
    for (const { detail } of plan as { detail: string }[])
      if (/SCAN (?!CONSTANT)|TEMP B-TREE/.test(detail)) this.scans.add(`${detail}: ${sql}`)
  }
}

describe('jobs whose group is full', () => {
  describe('on embedded()', function () {
    if (!hasSqlite()) {
      it('are tried on a Node.js with SQLite', function () {
        this.skip()
      })
      return
    }
    const open = () => {
      const database = openDatabase(':memory:', 0)
      prepareSchema(database, 'jobs.db')
      const statements = new CountingStatements(database)
      const table = new JobTable(statements)
      const claim = (most: number, groupConcurrency = 1): string[] => {
        statements.rows = 0
        held = table.claim({ queue: 'q', most, groupConcurrency }, 1).jobs
        expect(statements.rows).to.be.lessThan(FEW + 10 * most)
        expect([...statements.scans]).to.deep.equal([])
        return held.map(({ input }) => JSON.parse(input ?? '') as string)
      }
      let held: readonly Job[] = []
      const end = (): void => {
        for (const one of held) table.settle({ ...one, as: 'done' }, 1)
      }
      return { table, claim, end }
    }

    it('cost a claim the same, however many they are', () => {
      const { table, claim, end } = open()
      for (let i = 0; i < BACKLOG; i++) table.add(newJob(`${i}`, { group: 'a' }))
      for (let i = 0; i < 5; i++) {
        expect(claim(10)).to.deep.equal([`${i}`])
        end()
      }
      expect(claim(10)).to.deep.equal(['5'])
      expect(claim(9)).to.deep.equal([])
    })

    it('keep none from its turn that stands behind them, high priorities first', () => {
      const { table, claim } = open()
      for (const group of ['a', 'c'])
        for (let i = 0; i < BACKLOG; i++) table.add(newJob(`${group}${i}`, { group, priority: 1 }))
      for (const group of ['', 'b', 'd', null])
        for (let i = 0; i < 3; i++) table.add(newJob(`${group ?? 'none'}${i}`, { group }))
      table.add(newJob('high', { group: 'e', priority: 1 }))
      table.add(newJob('last', { group: 'f', priority: -1 }))
      expect(claim(2, 2)).to.deep.equal(['a0', 'a1'])
      expect(claim(4, 2)).to.deep.equal(['c0', 'c1', 'high', 'none0'])
      expect(claim(10, 2)).to.deep.equal(['none1', 'none2', '0', '1', 'b0', 'b1', 'd0', 'd1', 'last'])
      expect(claim(10, 2)).to.deep.equal([])
    })
  })

  it('are let go one at a time on memory(), when one of their group ends', () => {
    const queue = new MemoryQueue('q', new Map())
    for (let i = 0; i < BACKLOG; i++) queue.add(newJob(`${i}`, { group: 'a' }))
    const claim = (): readonly Job[] => queue.claim({ queue: 'q', most: 10, groupConcurrency: 1 }).jobs
    let held = claim()
    let moved = 0
    // eslint-disable-next-line @typescript-eslint/unbound-method
    const { push } = Heap.prototype
    Heap.prototype.push = function (item: unknown) {
      moved++
      push.call(this, item)
    }
    try {
      for (let i = 0; i < 100; i++) {
        expect(held.map(({ input }) => input)).to.deep.equal([`"${i}"`])
        for (const one of held) queue.settle({ ...one, as: 'done' })
        held = claim()
      }
    } finally {
      Heap.prototype.push = push
    }
    expect(moved).to.equal(100)
    expect(queue.state()).to.deep.include({ ready: BACKLOG - 101, running: 1 })
  })
})
