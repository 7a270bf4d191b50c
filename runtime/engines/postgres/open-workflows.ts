import type { Pool } from 'pg'
import type { Backend } from 'openworkflow/internal'
import { KNOWN_MIGRATION, loadLibrary, newerTables } from '../openworkflow/load-library.js'
import { OpenWorkflowStore } from '../openworkflow/open-workflow-store.js'
import { LONGEST_RUN_LEASE, StoreAway, type WorkflowStore } from '../workflow-port.js'
import { inTransaction } from './database.js'
import { PostgresMail } from './postgres-mail.js'

/** How often it is looked for runs that no other process announced. */
const POLL = 1000

/** How long it is waited for a database that is away. */
const PATIENCE = 30_000

interface Options {
  readonly url: string
  readonly pool: Pool
  /** Of the jobs; the library has one of its own beside it. */
  readonly schema: string
  readonly application: string
  readonly connections: number
  readonly lease: number
}

/** Runs of workflows in the database of the jobs. */
export async function openWorkflows(options: Options): Promise<WorkflowStore> {
  const { url, pool, application, connections } = options
  const schema = `${options.schema}_workflows`
  const [{ BackendPostgres }, { default: connect }] = await loadLibrary(
    () => Promise.all([import('openworkflow/postgres'), import('postgres')]),
    'postgres',
    ['postgres@3.4.9'],
  )
  await migrate(pool, schema, async () => {
    await (await BackendPostgres.connect(url, { schema, runMigrations: true })).stop()
  })
  const client = connect(url, {
    max: connections,
    connection: { application_name: application },
    onnotice: () => undefined,
    // The library reads its columns by such names.
    transform: { column: { from: connect.toCamel } },
  })
  const backends = new Map<string, Promise<Backend>>()
  return new OpenWorkflowStore({
    backendOf: (workflow) => {
      let backend = backends.get(workflow)
      if (!backend) {
        backend = Promise.resolve(BackendPostgres.fromPool(client as never, { namespaceId: workflow, schema }))
        backends.set(workflow, backend)
      }
      return backend
    },
    mail: new PostgresMail(pool, schema),
    freeKey: async ({ workflow, id }) => {
      const sql = `UPDATE ${schema}.workflow_runs SET idempotency_key = NULL WHERE namespace_id = $1 AND id = $2`
      await pool.query(sql, [workflow, id])
    },
    lease: Math.min(options.lease, LONGEST_RUN_LEASE),
    poll: POLL,
    patiently,
    stop: () => client.end({ timeout: 5 }),
  })
}

/** Makes the tables where there are none. The library takes no care of others that do so at the same time. */
async function migrate(pool: Pool, schema: string, connect: () => Promise<void>): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`solder ${schema}`])
    const { rows } = await client.query<{ found: string | null }>('SELECT to_regclass($1) AS found', [
      `${schema}.openworkflow_migrations`,
    ])
    const version = rows[0]?.found == null ? -1 : await versionOf(client, schema)
    if (version > KNOWN_MIGRATION) throw newerTables(`the schema '${schema}'`, version)
    if (version < KNOWN_MIGRATION) await connect()
  })
  await inTransaction(pool, (client) => PostgresMail.prepare(client, schema))
}

async function versionOf(client: Pick<Pool, 'query'>, schema: string): Promise<number> {
  const { rows } = await client.query<{ version: string | null }>(
    `SELECT MAX("version") AS version FROM ${schema}.openworkflow_migrations`,
  )
  return Number(rows[0]?.version ?? -1)
}

/** A database that restarts is waited for. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const since = performance.now()
  for (let pause = 100; ; pause = Math.min(pause * 2, 2000)) {
    try {
      return await work()
    } catch (error) {
      if (!isAway(error)) throw error
      if (performance.now() - since > PATIENCE) throw new StoreAway('PostgreSQL cannot be reached.', { cause: error })
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** Whether the connection was lost, or could not be made: the same statement may succeed later. */
function isAway(error: unknown): boolean {
  const { code } = Object(error) as { code?: unknown }
  if (typeof code !== 'string') return false
  // Classes of PostgreSQL: connection exception, operator intervention, insufficient resources, transaction rollback.
  if (/^(08|57P|53|40)/.test(code)) return true
  return /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|ENOTFOUND|ENOENT)/.test(code)
}
