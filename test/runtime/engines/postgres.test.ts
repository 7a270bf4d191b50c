import { randomBytes } from 'node:crypto'
import { expect } from 'chai'
import pg from 'pg'
import { CONTRACT } from '../../../runtime/contract.js'
import { postgres, type PostgresOptions } from '../../../runtime/engines/postgres/index.js'
import { defineApp, defineWiring, type App, type Context } from '../../../runtime/index.js'
import { handmade } from '../handmade.js'
import { until } from '../runtime-app.js'
import { freePort } from '../../running/free-port.js'
import { PostgresServer, sharedPostgres } from '../../running/postgres-server.js'
import { describeWith, implementationOf } from './describe-with.js'
import { newJob } from './new-job.js'

/** Of pg-boss 12.38.0. */
const PG_BOSS_SCHEMA = 46

const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const runs: number[] = []
let transaction: unknown
const contractOf = (name: string, parts: Parameters<typeof handmade>[1]): unknown =>
  (handmade(name, parts) as unknown as Record<typeof CONTRACT, unknown>)[CONTRACT]
const run = Object.assign(
  () => {
    runs.push(Date.now())
  },
  { [CONTRACT]: contractOf('run', {}) },
)
const add = Object.assign((context: Context) => context.enqueue(run, { transaction }), {
  [CONTRACT]: contractOf('add', { parameters: ['context'] }),
})
const appOn = (url: string): App =>
  defineApp({
    name: 'tests',
    log: quiet,
    engine: postgres(url),
    wirings: [defineWiring({ rpc: { add }, queues: { q: { run, concurrency: 5 } } })],
  })

describeWith(implementationOf('postgres'), "the engine 'postgres' and its database", () => {
  beforeEach(() => {
    runs.length = 0
    transaction = undefined
  })

  it("adds a job when the application's own transaction commits, and never when it is rolled back", async () => {
    const url = await (await sharedPostgres()).database()
    const app = appOn(url)
    await app.start()
    const client = new pg.Client(url)
    await client.connect()
    try {
      await client.query('CREATE TABLE orders (id int)')
      transaction = client
      await client.query('BEGIN')
      await client.query('INSERT INTO orders VALUES (1)')
      await app.invoke(add)
      await client.query('ROLLBACK')
      // Tried again, as one does.
      await client.query('BEGIN')
      await client.query('INSERT INTO orders VALUES (1)')
      await app.invoke(add)
      expect(await app.jobs.queues()).to.satisfy((queues: { ready: number }[]) =>
        queues.every(({ ready }) => ready === 0),
      )
      await client.query('COMMIT')
      await until(() => runs.length > 0)
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(runs).to.have.lengthOf(1)
      expect((await client.query('SELECT * FROM orders')).rows).to.deep.equal([{ id: 1 }])
    } finally {
      await client.end()
      await app.stop()
    }
  })

  it('refuses a transaction that is none', async () => {
    const app = appOn(await (await sharedPostgres()).database())
    transaction = {}
    const error: unknown = await app.invoke(add).catch((thrown: unknown) => thrown)
    expect((error as Error).message).to.match(/^The 'transaction' of a job has to be a client of pg/)
    const pool = new pg.Pool()
    transaction = pool
    const reason: unknown = await app.invoke(add).catch((thrown: unknown) => (thrown as Error).message)
    expect(reason).to.match(/on which a transaction was begun: a pool has none\.$/)
    await pool.end()
    await app.stop()
  })

  it('loses nothing that was acknowledged when the database crashes, and goes on when it is back', async () => {
    const server = await PostgresServer.start()
    const app = appOn(await server.database())
    try {
      await app.start()
      await app.jobs.pause('q')
      let acknowledged = 0
      const more = async (): Promise<void> => {
        await app.invoke(add)
        acknowledged++
      }
      for (let i = 0; i < 50; i++) await more()
      const under = Promise.allSettled(Array.from({ length: 20 }, more))
      await server.crash()
      await under
      const down: unknown = await app.invoke(add).catch((thrown: unknown) => thrown)
      expect(down).to.be.instanceOf(Error)
      await server.begin()
      await until(() => {
        void app.jobs.resume('q').catch(() => undefined)
        return runs.length >= acknowledged
      })
      expect(acknowledged).to.be.greaterThan(49)
    } finally {
      await app.stop({ grace: 1000 })
      await server.crash()
    }
  })

  it('acknowledges nothing when the disk of the database is full, and keeps what was acknowledged', async () => {
    const server = await PostgresServer.start()
    const url = await server.database()
    const engine = postgres(url)
    await server.crash()
    // More than a segment of its log takes.
    await server.begin(20 * 1024)
    const random = (): string => randomBytes(100_000).toString('hex')
    try {
      await engine.start({ application: 'tests', queues: ['q'], log: quiet })
      let acknowledged = 0
      let refusal: unknown
      for (; acknowledged < 500 && refusal === undefined; acknowledged++)
        refusal = await engine.enqueue([newJob(random())]).then(
          () => undefined,
          (error: unknown) => error,
        )
      acknowledged--
      expect((refusal as Error).message).to.match(/could not (extend|write)/)
      expect(acknowledged).to.be.greaterThan(10)
      await server.crash()
      await server.begin()
      let found: number | undefined
      await until(async () => {
        found = await engine.queues().then(
          (queues) => queues[0]?.ready,
          () => undefined,
        )
        return found !== undefined
      })
      expect(found).to.equal(acknowledged)
      await engine.enqueue([newJob(random())])
    } finally {
      await engine.stop()
      await server.crash()
    }
  })

  it('says at start when there is no database', async () => {
    const app = appOn(`postgres://postgres@127.0.0.1:${await freePort()}/none`)
    const reason: unknown = await app.start().catch((error: unknown) => (error as Error).message)
    expect(reason).to.match(/^'tests' cannot start: the engine could not be started: .*ECONNREFUSED/)
  })

  it('refuses a database that a newer pg-boss has changed', async () => {
    const url = await (await sharedPostgres()).database()
    const app = appOn(url)
    await app.start()
    await app.stop()
    const client = new pg.Client(url)
    await client.connect()
    await client.query('UPDATE solder.version SET version = 9999')
    await client.end()
    const reason: unknown = await appOn(url)
      .start()
      .catch((error: unknown) => (error as Error).message)
    expect(reason).to.match(/newer version/)
  })

  it("finds pg-boss's tables as its own statements read them: look at all that names them when this fails", async () => {
    const url = await (await sharedPostgres()).database()
    const app = appOn(url)
    await app.start()
    await app.stop()
    const client = new pg.Client(url)
    await client.connect()
    try {
      const columns = await client.query<{ column_name: string; data_type: string }>(
        `SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'solder' AND table_name = 'job'
          AND column_name IN ('id', 'name', 'state', 'start_after', 'created_on', 'retry_count')`,
      )
      expect(Object.fromEntries(columns.rows.map((row) => [row.column_name, row.data_type]))).to.deep.equal({
        id: 'uuid',
        name: 'text',
        state: 'USER-DEFINED',
        start_after: 'timestamp with time zone',
        created_on: 'timestamp with time zone',
        retry_count: 'integer',
      })
      // What waits is told by `state < 'active'`, which goes by this order.
      const { rows } = await client.query<{ states: string[] }>(
        'SELECT enum_range(NULL::solder.job_state)::text[] AS states',
      )
      expect(rows[0]?.states).to.deep.equal(['created', 'retry', 'active', 'completed', 'cancelled', 'failed'])
      const { rows: versions } = await client.query<{ version: number }>('SELECT version FROM solder.version')
      expect(versions.map(({ version }) => version)).to.deep.equal([PG_BOSS_SCHEMA])
    } finally {
      await client.end()
    }
  })

  it('refuses what cannot work', async () => {
    const refusal = (url: string, options?: PostgresOptions): Promise<string> =>
      postgres(url, options)
        .start({ application: 'tests', queues: [], log: quiet })
        .then(
          () => 'it started',
          (error: unknown) => (error as Error).message,
        )
    const address = "postgres() needs the address of a database, as 'postgres://user:password@host:5432/name'"
    expect(await refusal('')).to.equal(address)
    expect(await refusal('mysql://foo')).to.equal(address)
    expect(await refusal('postgres://x', { lease: 1000 })).to.include('a lease of 1000 ms is too short for postgres()')
    expect(await refusal('postgres://x', { schema: 'a"b' })).to.include(`'a"b' is no name for a schema`)
    const url = await (await sharedPostgres()).database()
    const odd = defineApp({
      name: 'odd',
      log: quiet,
      engine: postgres(url),
      wirings: [defineWiring({ queues: { 'a b': run } })],
    })
    const reason: unknown = await odd.start().catch((error: unknown) => (error as Error).message)
    expect(reason).to.include("the queue 'a b' cannot be kept in PostgreSQL")
  })
})
