import { spawnSync } from 'node:child_process'
import fs, { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { embedded } from '../../../runtime/engines/embedded/index.js'
import { hasSqlite, openDatabase } from '../../../runtime/engines/embedded/sqlite.js'
import type { Engine } from '../../../runtime/index.js'
import { defineApp, defineWiring, type App } from '../../../runtime/index.js'
import { defaultEngine } from '../../../runtime/hosts/node/default-engine.js'
import { handmade } from '../handmade.js'
import { root } from '../../running/repository.js'

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const user = { application: 'tests', queues: [], log }
const appOn = (engine: Engine): App =>
  defineApp({ name: 'tests', log, engine, wirings: [defineWiring({ queues: { q: handmade('run') } })] })
const reasonOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'it started',
    (error: unknown) => (error as Error).message,
  )

describe("the engine 'embedded' where it cannot keep its word", () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'solder-embedded-'))
  })
  afterEach(() => {
    rmSync(dir, { recursive: true, force: true })
  })

  if (!hasSqlite()) {
    it('says on a Node.js without SQLite what to choose', async () => {
      expect(await reasonOf(appOn(embedded({ dir })).start())).to.equal(
        `'tests' cannot start: the engine could not be started: embedded() needs Node.js 22.13 or later, which has SQLite, ` +
          `and this is ${process.version}: run a later Node.js, or choose memory(), whose jobs are lost when the process ends ` +
          '(postgres(url) needs a later Node.js, too).',
      )
    })

    it('is not the default there: jobs are kept in memory, which is said once', () => {
      const lines: unknown[] = []
      const engine = defaultEngine({ ...log, warn: (line: unknown) => lines.push(line) })
      expect(engine.name).to.equal('memory')
      expect(lines).to.have.lengthOf(1)
      expect(lines[0]).to.match(/^Jobs do not survive a restart: /)
    })
    return
  }

  it('is the default where it can be', () => {
    expect(defaultEngine(log).name).to.equal('embedded')
  })

  it('refuses a folder that a process on another machine uses', async () => {
    const first = embedded({ dir, lease: 500 })
    await first.start(user)
    const database = openDatabase(join(dir, 'jobs.db'), 1000)
    database.exec("UPDATE workers SET boot = 'another boot', host = 'elsewhere'")
    const reason = await reasonOf(appOn(embedded({ dir, lease: 500 })).start())
    expect(reason).to.match(/is in use by a process on another machine \('elsewhere'\): the embedded engine is for the/)
    await first.stop()
    // What such a process leaves behind when it dies is nobody's.
    database.exec(`INSERT INTO workers (lock, boot, host, beat, seen) VALUES ('x', 'b', 'elsewhere', 1, ${Date.now()})`)
    database.close()
    const app = appOn(embedded({ dir, lease: 500 }))
    await app.start()
    await app.stop()
  })

  it('names the file that is no database', async () => {
    const path = join(dir, 'jobs.db')
    writeFileSync(path, 'no database '.repeat(1000))
    expect(await reasonOf(embedded({ dir }).start(user))).to.equal(
      `'${path}' is damaged, or no database (file is not a database): put back a copy, or name another folder`,
    )
  })

  it('refuses a folder that a newer version has written', async () => {
    const engine = embedded({ dir })
    await engine.start(user)
    await engine.stop()
    const database = openDatabase(join(dir, 'jobs.db'), 1000)
    database.exec('PRAGMA user_version = 99')
    database.close()
    expect(await reasonOf(appOn(embedded({ dir })).start())).to.match(
      /was written by a newer version of Solder \(its tables are of version 99, this one knows 1\): run that version, or name/,
    )
  })

  // There is no share of another machine here: only what the system says of the folder is made up.
  for (const [type, share] of [
    [0x6969, 'NFS'],
    [0x517b, 'SMB'],
    // Numbers above the sign bit come out negative on some systems.
    [0xff534d42 | 0, 'SMB'],
    [0xfe534d42, 'SMB'],
    [0x00c36400, 'Ceph'],
    [0x0bd00bd0, 'Lustre'],
  ] as const)
    it(`refuses a folder on a network share (${share}, ${(type >>> 0).toString(16)})`, async () => {
      const { statfsSync } = fs
      fs.statfsSync = ((path: string) => Object.assign(statfsSync(path), { type })) as typeof statfsSync
      syncBuiltinESMExports()
      try {
        expect(await reasonOf(appOn(embedded({ dir })).start())).to.equal(
          `'tests' cannot start: the engine could not be started: '${dir}' is on a network share (${share}), where the embedded ` +
            'engine cannot keep jobs safe: name a folder on a disk of this machine, or use postgres(url).',
        )
      } finally {
        fs.statfsSync = statfsSync
        syncBuiltinESMExports()
      }
    })

  it('refuses a folder that it may not write', async () => {
    mkdirSync(join(dir, 'jobs.db'))
    expect(await reasonOf(appOn(embedded({ dir })).start())).to.match(/the engine could not be started: unable to open/)
  })

  it('acknowledges nothing when the disk is full, and keeps what was acknowledged', function () {
    if (process.platform === 'win32') this.skip()
    const run = (command: string): Record<string, unknown> => {
      const cwd = join(root, 'test/runtime/engines')
      const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8' })
      expect(status, stderr).to.equal(0)
      return JSON.parse(stdout) as Record<string, unknown>
    }
    const script = (task: string): string => `exec '${process.execPath}' full-disk.mjs ${task} '${dir}'`
    // A limit on the size of files stands for the disk: the process sees the same failed writes.
    const { acknowledged, refused } = run(`trap '' XFSZ; ulimit -f 2048; ${script('fill')}`)
    expect(acknowledged).to.be.greaterThan(10)
    expect(refused).to.match(/disk/)
    expect(run(script('drain'))).to.deep.equal({ done: acknowledged })
  })
})
