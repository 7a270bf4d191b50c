import type ts from 'typescript'
import { usesSolder } from '../transformer/hosts/check-project.js'
import { pluginEntryFlaw } from '../transformer/hosts/plugin-entry.js'
import type { Span } from '../transformer/model/place.js'
import { setupCode } from '../transformer/program/setup-mistake.js'
import { nameCalled } from '../transformer/read/call-names.js'
import { fileFacts } from '../transformer/read/file-facts.js'
import { pluginsPlace } from '../transformer/read/read-setup.js'

/** A configuration whose build would fail or emit no contracts: what is wrong with it, in tsconfig.json. */
export function setupFlaw(typescript: typeof ts, program: ts.Program): ts.DiagnosticWithLocation | undefined {
  const options = program.getCompilerOptions()
  const config = options['configFile'] as ts.SourceFile | undefined
  const flaw = config && pluginEntryFlaw(config.fileName, options)
  if (config === undefined || flaw?.severity !== 'error' || !usesSolder(typescript, program)) return undefined
  const { start, length } = pluginsPlace(typescript, options) ?? { start: 0, length: 0 }
  return diagnosticAt(typescript, config, { start, length }, flaw.message)
}

/** The same where a file makes an app: not every editor shows what is wrong with a tsconfig.json. */
export function setupFlawIn(
  typescript: typeof ts,
  program: ts.Program,
  file: ts.SourceFile,
): ts.DiagnosticWithLocation[] {
  const app = fileFacts(typescript, file).calls.find((call) => nameCalled(typescript, call.expression) === 'defineApp')
  const flaw = app && setupFlaw(typescript, program)
  if (app === undefined || flaw === undefined) return []
  const { expression } = app
  const start = expression.getStart(file)
  return [
    diagnosticAt(
      typescript,
      file,
      { start, length: expression.end - start },
      typescript.flattenDiagnosticMessageText(flaw.messageText, ' '),
    ),
  ]
}

/** Says in every file that has the package which TypeScript it takes. */
export function withUnsupported(
  typescript: typeof ts,
  service: ts.LanguageService,
  reason: string,
): ts.LanguageService {
  const proxy = { ...service }
  proxy.getSemanticDiagnostics = (...args) => {
    const theirs = service.getSemanticDiagnostics(...args)
    const file = service.getProgram()?.getSourceFile(args[0])
    const specifier = file?.statements
      .map((statement) => (typescript.isImportDeclaration(statement) ? statement.moduleSpecifier : undefined))
      .find((each) => each !== undefined && typescript.isStringLiteral(each) && each.text === 'solder')
    if (file === undefined || specifier === undefined) return theirs
    const start = specifier.getStart(file)
    return [...theirs, diagnosticAt(typescript, file, { start, length: specifier.end - start }, `${reason}.`)]
  }
  return proxy
}

function diagnosticAt(
  { DiagnosticCategory }: typeof ts,
  file: ts.SourceFile,
  { start, length }: Pick<Span, 'start' | 'length'>,
  messageText: string,
): ts.DiagnosticWithLocation {
  return { file, start, length, category: DiagnosticCategory.Error, code: setupCode, source: 'solder', messageText }
}
