import { dirname, join } from 'node:path'
import type ts from 'typescript/lib/tsserverlibrary'
import { lockName } from '../transformer/model/lock.js'
import type { LiveProject } from './live-project.js'

/** Milliseconds between two looks, where the system does not tell of changes. */
const POLLING = 2000

/**
 * Has the lock file of a project's workflows read again when it changes on disk, where no edit of a source file tells: until the
 * service is disposed of.
 */
export function followLock(
  typescript: typeof ts,
  host: Pick<ts.server.ServerHost, 'watchFile'>,
  project: ts.server.Project,
  { service, live }: { service: ts.LanguageService; live: LiveProject },
): void {
  if (!(project instanceof typescript.server.ConfiguredProject)) return
  const dispose = service.dispose.bind(service)
  const changed = (): void => {
    live.forgetLock()
    project.refreshDiagnostics()
  }
  const watcher = host.watchFile(join(dirname(project.getConfigFilePath()), lockName), changed, POLLING)
  service.dispose = () => {
    watcher.close()
    dispose()
  }
}
