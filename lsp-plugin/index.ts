import type ts from 'typescript/lib/tsserverlibrary'
import { unsupportedTypeScript } from '../transformer/program/typescript-version.js'
import { catalogue } from '../transformer/rules/index.js'
import { followLock } from './follow-lock.js'
import { proxyLanguageService } from './proxy-language-service.js'
import { tellLatency } from './latency.js'
import { LiveProject } from './live-project.js'
import { registerErrorCodes } from './register-error-codes.js'
import { withUnsupported } from './setup-flaw.js'

/** What tsserver calls with the TypeScript it runs, once for each project that names the plugin. */
function init({ typescript }: { typescript: typeof ts }): ts.server.PluginModule {
  return {
    create(info) {
      const { logger } = info.project.projectService
      const reason = unsupportedTypeScript(typescript.version)
      if (reason !== undefined) {
        logger.info(`[solder] ${reason}`)
        return withUnsupported(typescript, info.languageService, reason)
      }
      tellLatency(info.session)
      registerErrorCodes(
        typescript,
        catalogue.map(({ code }) => code),
      )
      const cancellation = info.languageServiceHost.getCancellationToken?.()
      const project = new LiveProject(typescript, () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- TypeScript's is no Error
        if (cancellation?.isCancellationRequested()) throw new typescript.OperationCanceledException()
      })
      const log = (message: string): void => {
        logger.info(`[solder] ${message}`)
      }
      followLock(typescript, info.serverHost, info.project, { service: info.languageService, live: project })
      return proxyLanguageService(typescript, info.languageService, log, project)
    },
  }
}

export = init
