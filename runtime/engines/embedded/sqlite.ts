/** The part of `node:sqlite` that is used here: the types of the oldest supported Node do not know the module yet. */
export interface Database {
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}

export interface Statement {
  run(...values: SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  get(...values: SqlValue[]): unknown
  all(...values: SqlValue[]): unknown[]
  iterate(...values: SqlValue[]): IterableIterator<unknown>
}

export type SqlValue = string | number | null

type DatabaseClass = new (path: string, options?: object) => Database

/** Whether this Node has SQLite built in: from 22.13 it has. */
export function hasSqlite(): boolean {
  return databaseClass() !== undefined
}

/** Opens a database file, waiting up to `patience` milliseconds for locks of other connections. */
export function openDatabase(path: string, patience: number): Database {
  const Database = databaseClass()
  if (!Database) throw new Error('This Node.js has no SQLite.')
  const database = new Database(path)
  // Before anything else: the very first access can already meet another process's lock.
  database.exec(`PRAGMA busy_timeout = ${patience}`)
  return database
}

/** Whether another connection holds a lock that was needed. */
export function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5
  return hasCode(error, [SQLITE_BUSY])
}

/** Whether the disk is full, or cannot be written. */
export function isOfDisk(error: unknown): boolean {
  const [SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL] = [8, 10, 13]
  return hasCode(error, [SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL])
}

/** Whether the file is no database, or a damaged one. */
export function isDamaged(error: unknown): boolean {
  const [SQLITE_CORRUPT, SQLITE_NOTADB] = [11, 26]
  return hasCode(error, [SQLITE_CORRUPT, SQLITE_NOTADB])
}

function hasCode(error: unknown, codes: readonly number[]): boolean {
  if (!(error instanceof Error)) return false
  const { errcode = 0 } = error as { errcode?: number }
  return codes.includes(errcode % 256) || hasCode(error.cause, codes)
}

function databaseClass(): DatabaseClass | undefined {
  const getBuiltin = (process as { getBuiltinModule?: (id: string) => unknown }).getBuiltinModule
  return (getBuiltin?.('node:sqlite') as { DatabaseSync: DatabaseClass } | undefined)?.DatabaseSync
}
