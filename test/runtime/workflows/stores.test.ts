import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import pg from 'pg'
import { embedded } from '../../../runtime/engines/embedded/index.js'
import { openDatabase } from '../../../runtime/engines/embedded/sqlite.js'
import { KNOWN_MIGRATION } from '../../../runtime/engines/openworkflow/load-library.js'
import { postgres } from '../../../runtime/engines/postgres/index.js'
import { memory } from '../../../runtime/index.js'
import { PostgresServer, sharedPostgres } from '../../running/postgres-server.js'
import { root } from '../../running/repository.js'
import { implementations } from '../engines/implementations.js'
import { compileJobsApp, JobProcess } from '../engines/job-process.js'
import { Ledger } from '../engines/ledger.js'
import { until } from '../runtime-app.js'
import { WorkflowApp } from './workflow-app.js'

const missing = (engine: string): string | undefined => implementations.find(({ name }) => name === engine)?.missing

async function reasonOf(start: Promise<unknown>): Promise<string> {
  return start.then(
    () => 'it started',
    (error: unknown) => (error as Error).message,
  )
}

describe('where runs of workflows are kept', function () {
  this.timeout(120_000)

  it('an engine that keeps none is refused, with what to choose', async () => {
    const engine = memory()
    Object.assign(engine, { name: 'other', openWorkflows: undefined })
    expect(await reasonOf(WorkflowApp.start(engine))).to.equal(
      "'jobs' cannot start: its workflows could not be started: other() keeps no runs of workflows: choose embedded() or " +
        'postgres(url), or memory() for tests.',
    )
  })

  it('tables of a newer version are refused', async function () {
    const reason = missing('embedded')
    if (reason !== undefined) {
      console.log(`NOT TESTED: tables of a newer version on the disk: ${reason}`)
      this.skip()
    }
    const dir = mkdtempSync(join(tmpdir(), 'solder-runs-'))
    try {
      const app = await WorkflowApp.start(embedded({ dir }))
      await app.app.stop()
      const database = openDatabase(join(dir, 'workflows.db'), 1000)
      const found = database.prepare('SELECT MAX(version) AS version FROM openworkflow_migrations').get()
      expect(found).to.deep.include({ version: KNOWN_MIGRATION })
      database.exec('INSERT INTO openworkflow_migrations (version) VALUES (99)')
      database.close()
      expect(await reasonOf(WorkflowApp.start(embedded({ dir })))).to.match(
        /the tables in '.*workflows\.db' are of a newer version of OpenWorkflow \(99, this one knows 5\)/,
      )
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  })

  it('tables of a newer version are refused in PostgreSQL, too', async function () {
    if (missing('postgres') !== undefined) this.skip()
    const url = await (await sharedPostgres()).database()
    const app = await WorkflowApp.start(postgres(url))
    await app.app.stop()
    const client = new pg.Client(url)
    await client.connect()
    await client.query('INSERT INTO solder_workflows.openworkflow_migrations (version) VALUES (99)')
    await client.end()
    expect(await reasonOf(WorkflowApp.start(postgres(url)))).to.match(
      /the tables in the schema 'solder_workflows' are of a newer version of OpenWorkflow \(99, this one knows 5\)/,
    )
  })

  it('a disk is full: the run goes on when it is not, and no step whose result was stored runs again', async function () {
    if (missing('embedded') !== undefined || process.platform === 'win32') this.skip()
    await compileJobsApp()
    const dir = mkdtempSync(join(tmpdir(), 'solder-runs-'))
    const ledger = new Ledger(join(dir, 'ledger'))
    const run = (task: string, limit = ''): Record<string, unknown> => {
      const cwd = join(root, 'test/runtime/workflows')
      const command = `${limit}exec '${process.execPath}' full-disk.mjs ${task}`
      const env = { ...process.env, LEDGER: ledger.path }
      const { stdout, stderr } = spawnSync('bash', ['-c', command], { cwd, env, encoding: 'utf8', timeout: 60_000 })
      return JSON.parse(stdout || expect.fail(stderr)) as Record<string, unknown>
    }
    try {
      // A limit on the size of files stands for the disk: the process sees the same failed writes.
      const { id } = run(`fill '${dir}'`, "trap '' XFSZ; ulimit -f 2048; ") as { id: string }
      const before = ledger.count('done')
      expect(before).to.be.within(10, 199)
      expect(run(`finish '${dir}' ${id}`)).to.deep.equal({ state: 'completed', result: 4_000_000, steps: 200 })
      const names = ledger.names('done')
      const twice = names.filter((name, at) => names.indexOf(name) !== at)
      // The step that could not be stored, if it was the storing of its end that failed.
      expect([[], [`bulk-${before}`]]).to.deep.include([...new Set(twice)])
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  })

  it('a process dies that shares its disk: its runs are free at once, and not when their lease has run out', async function () {
    if (missing('embedded') !== undefined) this.skip()
    const dir = mkdtempSync(join(tmpdir(), 'solder-runs-'))
    const ledger = new Ledger(join(dir, 'ledger'))
    const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
    const engines = [embedded({ dir }), embedded({ dir })]
    try {
      await compileJobsApp()
      const env = { ENGINE: 'embedded', PLACE: dir }
      const mortal = await JobProcess.start({ wiring: 'workflows', ledger: ledger.path, env })
      const [first, second] = await Promise.all(
        engines.map(async (engine) => {
          await engine.start({ application: 'jobs', queues: [], log })
          return engine
        }),
      )
      const user = { application: 'jobs', workflows: ['holding'], log }
      const watching = await first?.openWorkflows?.(user)
      const ids = [await mortal.begin('holding', { name: 'h' }), await mortal.begin('holding', { name: 'i' })]
      await until(() => ledger.count('begun', 'h') + ledger.count('begun', 'i') === 2)
      expect(await watching?.claim('holding')).to.equal(undefined)
      const database = openDatabase(join(dir, 'workflows.db'), 1000)
      const { lease } = database.prepare('SELECT MIN(available_at) AS lease FROM workflow_runs').get() as {
        lease: string
      }
      database.close()
      await mortal.kill()
      let taken: { id: string; at: Date } | undefined
      await until(async () => (taken = await watching?.claim('holding')) !== undefined)
      expect(taken?.at).to.be.lessThan(new Date(lease))
      // So does who comes later, and did not bury the process.
      const late = await second?.openWorkflows?.(user)
      const other = await late?.claim('holding')
      expect([taken?.id, other?.id].sort()).to.deep.equal(ids.sort())
      await watching?.stop()
      await late?.stop()
    } finally {
      for (const engine of engines) await engine.stop()
      rmSync(dir, { recursive: true, force: true })
    }
  })

  it('PostgreSQL crashes and comes back: runs go on, and what was stored does not run again', async function () {
    if (missing('postgres') !== undefined) this.skip()
    const server = await PostgresServer.start()
    const app = await WorkflowApp.start(postgres(await server.database()))
    try {
      const id = await app.begin('sequence', { name: 's', steps: 300 })
      while (app.ledger.count('done') < 30) await new Promise((resolve) => setTimeout(resolve, 5))
      await server.crash()
      const before = app.ledger.count('done')
      expect(before).to.be.lessThan(300)
      await server.begin()
      const run = await endAfterCrash(app, id)
      expect([run?.state, run?.steps.length]).to.deep.equal(['completed', 300])
      // The step whose result could not be stored at once may have run twice.
      expect(app.ledger.count('done') - 300).to.be.oneOf([0, 1])
    } finally {
      await app.app.stop({ grace: 1000 })
      await server.crash()
    }
  })
})

/** Looking fails, too, until the database is there again. */
async function endAfterCrash(app: WorkflowApp, id: string): ReturnType<WorkflowApp['app']['workflows']['run']> {
  for (;;) {
    const run = await app.app.workflows.run(id).catch(() => undefined)
    if (run?.endedAt) return run
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
