import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { embedded } from '../../../runtime/engines/embedded/index.js'
import { hasSqlite } from '../../../runtime/engines/embedded/sqlite.js'
import type { Engine, Job, NewJob } from '../../../runtime/engines/port.js'
import { until } from '../runtime-app.js'

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const job: NewJob = {
  queue: 'q',
  input: null,
  session: null,
  runAt: new Date(0),
  priority: 0,
  key: null,
  group: null,
}

interface SqliteModule {
  DatabaseSync: { prototype: { exec: (sql: string) => void } }
}

/** What SQLite is told of whether commits wait for the disk, in order: it cannot be asked later. */
class Waits {
  readonly all: string[] = []
  readonly #prototype: { exec: (sql: string) => void }
  readonly #exec: (sql: string) => void

  constructor() {
    const { all } = this
    this.#prototype = (process.getBuiltinModule('node:sqlite') as unknown as SqliteModule).DatabaseSync.prototype
    const exec = (this.#exec = this.#prototype.exec)
    this.#prototype.exec = function (sql: string): void {
      const [, waits] = /synchronous = (FULL|NORMAL)/.exec(sql) ?? []
      if (waits !== undefined) all.push(waits)
      exec.call(this, sql)
    }
  }

  get last(): string | undefined {
    return this.all.at(-1)
  }

  end(): void {
    this.#prototype.exec = this.#exec
  }
}

describe("the engine 'embedded' and the disk", () => {
  if (!hasSqlite()) {
    it('is tried on a Node.js with SQLite', function () {
      this.skip()
    })
    return
  }
  let dir: string
  let engine: Engine
  let waits: Waits
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'solder-disk-'))
    waits = new Waits()
    engine = embedded({ dir })
    await engine.start({ application: 'tests', queues: ['q'], log: quiet })
  })
  afterEach(async () => {
    await engine.stop()
    waits.end()
    rmSync(dir, { recursive: true, force: true })
  })
  const claim = async (): Promise<Job> => (await engine.claim({ queue: 'q', most: 1 })).jobs[0] as Job

  it('waits for it with what it acknowledges, and not with what nobody relies on yet', async () => {
    await engine.enqueue([job, job])
    expect(waits.last).to.equal('FULL')
    const done = await claim()
    expect(waits.last).to.equal('NORMAL')
    await engine.settle([{ ...done, as: 'done' }])
    expect(waits.last).to.equal('NORMAL')
    const dead = await claim()
    await engine.settle([{ ...dead, as: 'dead', error: { message: 'no' }, attempts: 1 }])
    expect(waits.last, 'a dead job').to.equal('FULL')
    await claim()
    await engine.redrive('q')
    expect(waits.last, 'what was redriven').to.equal('FULL')
    await claim()
    await engine.pause('q', true)
    expect(waits.last, 'a pause').to.equal('FULL')
    const at = new Date()
    const released = await Promise.all([
      engine.fire({ schedule: 's', at, job, unlessUnfinished: false }),
      engine.note(dead, '1'),
    ])
    expect(released[0], 'what comes in one turn with what is acknowledged').to.equal('added')
    expect(waits.last, 'a time of a schedule').to.equal('FULL')
  })

  it('brings the rest to it soon, without being told to', async () => {
    await engine.enqueue([job])
    await engine.settle([{ ...(await claim()), as: 'done' }])
    const before = waits.all.length
    expect(waits.last).to.equal('NORMAL')
    await until(() => waits.all.length > before)
    expect(waits.last).to.equal('FULL')
  })
})
