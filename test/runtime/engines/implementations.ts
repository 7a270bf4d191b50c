import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embedded as embeddedEngine } from '../../../runtime/engines/embedded/index.js'
import { hasSqlite } from '../../../runtime/engines/embedded/sqlite.js'
import { memory as memoryEngine } from '../../../runtime/engines/memory.js'
import { postgres as postgresEngine } from '../../../runtime/engines/postgres/index.js'
import { redis as redisEngine } from '../../../runtime/engines/redis/index.js'
import type { Engine } from '../../../runtime/index.js'
import { postgresPrograms, sharedPostgres } from '../../running/postgres-server.js'
import { redisProgram, sharedRedis } from '../../running/redis-server.js'

/** A place of its own for an engine to keep things: a folder, a database. */
export interface Place {
  /** What tells a process of the fixture where it is. */
  readonly env: Record<string, string>
  /** The engine there, for this process. */
  engine(): Engine
  remove(): Promise<void> | void
}

/** An engine that the suite runs on. */
export interface Implementation {
  readonly name: string
  /** Why it cannot be tried on this machine; absent when it can. */
  readonly missing?: string | undefined
  /** Whether processes can share it: the others are tried within one process only. */
  readonly isShared: boolean
  /** In milliseconds: short, so that tests need not wait long for it; long enough for a busy machine. */
  readonly lease: number
  /** Set when it keeps no runs of workflows. */
  readonly keepsNoRuns?: true
  /** Cases that it cannot pass, by their names, with the reason. */
  readonly exceptions: Readonly<Record<string, string>>
  open: (this: void) => Promise<Place> | Place
}

const memory: Implementation = {
  name: 'memory',
  isShared: false,
  lease: 2500,
  exceptions: {},
  open: () => ({ env: {}, engine: memoryEngine, remove: () => undefined }),
}

const embedded: Implementation = {
  name: 'embedded',
  missing: hasSqlite() ? undefined : `Node.js ${process.version} has no SQLite`,
  isShared: true,
  lease: 2500,
  exceptions: {},
  open() {
    const folder = mkdtempSync(join(tmpdir(), 'solder-jobs-'))
    return {
      env: { ENGINE: 'embedded', PLACE: folder },
      engine: () => embeddedEngine({ dir: folder }),
      remove: () => {
        rmSync(folder, { recursive: true, force: true })
      },
    }
  },
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const isForPgBoss = major > 22 || (major === 22 && minor >= 12)

const postgres: Implementation = {
  name: 'postgres',
  missing: !isForPgBoss
    ? `pg-boss does not run on Node.js ${process.version}`
    : postgresPrograms() === undefined
      ? 'PostgreSQL is not installed (apt-get install postgresql)'
      : undefined,
  isShared: true,
  // The shortest that pg-boss watches over.
  lease: 10_000,
  exceptions: {},
  async open() {
    const server = await sharedPostgres()
    const url = await server.database()
    return {
      env: { ENGINE: 'postgres', PLACE: url },
      engine: () => postgresEngine(url, { lease: 10_000 }),
      remove: () => undefined,
    }
  },
}

const redis: Implementation = {
  name: 'redis',
  missing: redisProgram() === undefined ? 'Redis is not installed (apt-get install redis-server)' : undefined,
  isShared: true,
  keepsNoRuns: true,
  lease: 2500,
  exceptions: {},
  async open() {
    const server = await sharedRedis()
    const url = server.database()
    return {
      env: { ENGINE: 'redis', PLACE: url },
      engine: () => redisEngine(url, { lease: 2500 }),
      remove: () => undefined,
    }
  },
}

export const implementations: readonly Implementation[] = [memory, embedded, postgres, redis]
