import type { Logger } from '../../context.js'
import { embedded } from '../../engines/embedded/index.js'
import { hasSqlite } from '../../engines/embedded/sqlite.js'
import { memory } from '../../engines/memory.js'
import type { Engine } from '../../engines/port.js'

/** Where jobs live on Node when the application does not say: on its disk, if this Node can. */
export function defaultEngine(log: Logger): Engine {
  if (hasSqlite()) return embedded()
  log.warn(
    `Jobs do not survive a restart: Node.js ${process.version} has no SQLite, so that they are kept in memory. Run Node.js ` +
      '22.13 or later, or name memory() as the engine in defineApp if that is what you want.',
  )
  return memory()
}
