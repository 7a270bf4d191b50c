import { join } from 'node:path'
import type { Backend } from 'openworkflow/internal'
import { KNOWN_MIGRATION, loadLibrary, newerTables } from '../openworkflow/load-library.js'
import { OpenWorkflowStore } from '../openworkflow/open-workflow-store.js'
import { messageOf } from '../../call/failure.js'
import { StoreAway, type WorkflowStore } from '../workflow-port.js'
import { mendConnection } from './mend-connection.js'
import { Orphans } from './orphans.js'
import { isOfDisk, openDatabase, type Database } from './sqlite.js'
import { SqliteMail } from './sqlite-mail.js'
import { whenFree } from './when-free.js'
import type { Workers } from './workers.js'

/** How often it is looked for runs that no other process announced. */
const POLL = 1000

interface Options {
  readonly folder: string
  readonly lease: number
  readonly workers: Workers
}

export interface OpenedWorkflows {
  readonly store: WorkflowStore
  /** Lets runs be claimed at once whose process is gone. */
  readonly freeOrphans: () => Promise<void>
}

/** Runs of workflows in a file beside the jobs, shared by the processes of one machine. */
export async function openWorkflows({ folder, lease, workers }: Options): Promise<OpenedWorkflows> {
  const { BackendSqlite } = await loadLibrary(() => import('openworkflow/sqlite'), 'embedded')
  const path = join(folder, 'workflows.db')
  const database = openDatabase(path, 0)
  const backends = new Map<string, Promise<Backend>>()
  const connect = (namespaceId: string, runMigrations: boolean): Promise<Backend> =>
    whenFree(() => BackendSqlite.connect(path, { namespaceId, runMigrations }))
  try {
    await migrate(database, folder, () => connect('migration', true))
    const mail = await whenFree(() => new SqliteMail(database))
    const sql = 'UPDATE workflow_runs SET idempotency_key = NULL WHERE namespace_id = ? AND id = ?'
    const freeKey = await whenFree(() => database.prepare(sql))
    const orphans = await whenFree(() => new Orphans(database))
    let isOpen = true
    const freeOrphans = (): Promise<void> =>
      whenFree(() => {
        if (isOpen) orphans.free(workers.living())
      })
    await freeOrphans()
    const store = new OpenWorkflowStore({
      backendOf: (workflow) => {
        let backend = backends.get(workflow)
        if (!backend) backends.set(workflow, (backend = connect(workflow, false).then(mendConnection)))
        return backend
      },
      mail,
      newToken: () => Orphans.tokenOf(workers.lastId),
      freeKey: ({ workflow, id }) => {
        freeKey.run(workflow, id)
        return Promise.resolve()
      },
      lease,
      poll: POLL,
      // The library's connections wait for no lock: while another process writes, it is tried again.
      patiently: (work) => whenFree(work).catch(tellOfDisk),
      stop: async () => {
        isOpen = false
        for (const backend of backends.values()) await (await backend).stop()
        database.close()
      },
    })
    return { store, freeOrphans }
  } catch (error) {
    database.close()
    throw error
  }
}

/** What the disk does not take is no matter of what was to be stored. */
function tellOfDisk(error: unknown): never {
  if (!isOfDisk(error)) throw error
  throw new StoreAway(`The disk does not take what came of a run: ${messageOf(error)}`, { cause: error })
}

/**
 * Makes the library's tables where there are none. It takes no care of others that do so at the same time: here they come one after
 * the other, by a lock of the file of the jobs.
 */
async function migrate(database: Database, folder: string, connect: () => Promise<Backend>): Promise<void> {
  await whenFree(() => {
    database.exec('PRAGMA journal_mode = WAL')
  })
  if ((await whenFree(() => knownVersion(database, folder))) === KNOWN_MIGRATION) return
  const lock = openDatabase(join(folder, 'jobs.db'), 0)
  try {
    await whenFree(() => {
      lock.exec('BEGIN IMMEDIATE')
    })
    if (knownVersion(database, folder) < KNOWN_MIGRATION) await (await connect()).stop()
    lock.exec('COMMIT')
  } finally {
    lock.close()
  }
}

function knownVersion(database: Database, folder: string): number {
  const version = versionOf(database)
  if (version > KNOWN_MIGRATION) throw newerTables(`'${join(folder, 'workflows.db')}'`, version)
  return version
}

function versionOf(database: Database): number {
  const sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'openworkflow_migrations'"
  if (database.prepare(sql).get() === undefined) return -1
  const { version } = database.prepare('SELECT MAX(version) AS version FROM openworkflow_migrations').get() as {
    version: number | null
  }
  return version ?? -1
}
