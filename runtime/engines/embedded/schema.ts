import type { Database } from './sqlite.js'

/** The version of the tables below; a file of a newer one is refused. */
const VERSION = 1

/** What `jobs.state` says. */
export const DELAYED = 0
export const READY = 1
export const RUNNING = 2
export const DEAD = 3

const tables = `
  CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    state INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    due INTEGER NOT NULL,
    key TEXT,
    grp TEXT,
    input TEXT,
    session TEXT,
    attempt INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    crashes INTEGER NOT NULL DEFAULT 0,
    worker INTEGER,
    progress TEXT,
    error TEXT,
    attempts INTEGER,
    died INTEGER
  ) STRICT;
  CREATE INDEX jobs_delayed ON jobs (queue, due) WHERE state = ${DELAYED};
  CREATE INDEX jobs_ready ON jobs (queue, priority DESC, id) WHERE state = ${READY};
  CREATE INDEX jobs_running ON jobs (worker) WHERE state = ${RUNNING};
  CREATE INDEX jobs_grouped ON jobs (queue, grp) WHERE state = ${RUNNING} AND grp IS NOT NULL;
  CREATE INDEX jobs_dead ON jobs (queue, id) WHERE state = ${DEAD};
  CREATE UNIQUE INDEX jobs_key ON jobs (queue, key) WHERE key IS NOT NULL;
  CREATE TABLE queues (
    name TEXT PRIMARY KEY,
    paused INTEGER NOT NULL DEFAULT 0,
    done INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE counts (
    queue TEXT NOT NULL,
    minute INTEGER NOT NULL,
    done INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    PRIMARY KEY (queue, minute)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE begun (queue TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE INDEX begun_at ON begun (queue, at);
  CREATE TABLE occurrences (
    schedule TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (schedule, at)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE workers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    lock TEXT NOT NULL,
    boot TEXT NOT NULL,
    host TEXT NOT NULL,
    beat INTEGER NOT NULL,
    seen INTEGER NOT NULL
  ) STRICT;
`

/** Makes the tables where there are none; several processes may do it at once. */
export function prepareSchema(database: Database, path: string): void {
  database.exec('PRAGMA journal_mode = WAL')
  // Nobody relies on anything yet: the first commit that somebody does brings these to the disk, too.
  database.exec('PRAGMA synchronous = NORMAL')
  database.exec('BEGIN IMMEDIATE')
  try {
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number }
    if (version > VERSION)
      throw new Error(
        `'${path}' was written by a newer version of Solder (its tables are of version ${version}, this one knows ` +
          `${VERSION}): run that version, or name another folder`,
      )
    if (version === 0) database.exec(`${tables} PRAGMA user_version = ${VERSION};`)
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}
