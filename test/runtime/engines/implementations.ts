import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embedded as embeddedEngine } from '../../../runtime/engines/embedded/index.js'
import { hasSqlite } from '../../../runtime/engines/embedded/sqlite.js'
import { memory as memoryEngine } from '../../../runtime/engines/memory.js'
import type { Engine } from '../../../runtime/index.js'

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
  /** Cases that it cannot pass, by their names, with the reason. */
  readonly exceptions: Readonly<Record<string, string>>
  open: (this: void) => Promise<Place> | Place
}

const memory: Implementation = {
  name: 'memory',
  isShared: false,
  exceptions: {},
  open: () => ({ env: {}, engine: memoryEngine, remove: () => undefined }),
}

const embedded: Implementation = {
  name: 'embedded',
  missing: hasSqlite() ? undefined : `Node.js ${process.version} has no SQLite`,
  isShared: true,
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

export const implementations: readonly Implementation[] = [memory, embedded]
