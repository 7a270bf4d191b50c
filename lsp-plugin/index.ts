import type ts from 'typescript/lib/tsserverlibrary'
import { unsupportedTypeScript } from '../transformer/program/typescript-version.js'
import { catalogue } from '../transformer/rules/index.js'
import { proxyLanguageService } from './proxy-language-service.js'
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
      registerErrorCodes(
        typescript,
        catalogue.map(({ code }) => code),
      )
      return proxyLanguageService(typescript, info.languageService, (message) => {
        logger.info(`[solder] ${message}`)
      })
    },
  }
}

export = init
