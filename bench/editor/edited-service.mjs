// A language service over a folder, whose files can be edited in memory; it answers alone and through the plugin, so that each can
// be timed by itself.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const ts = require('typescript')
const { proxyLanguageService } = require('../../dist/lsp-plugin/proxy-language-service.js')
const { factsFound } = require('../../dist/transformer/read/file-facts.js')

/** What CPU the thread that answers has used, in milliseconds: what an editor waits for when nothing else runs. */
function cpu() {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage()
  return (user + system) / 1000
}

export class EditedService {
  #texts = new Map()
  #versions = new Map()
  #snapshots = new Map()
  #edits = 0
  #service
  #plugin

  constructor(folder, withPlugin = true) {
    const config = ts.getParsedCommandLineOfConfigFile(
      join(folder, 'tsconfig.json'),
      {},
      { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
    )
    this.files = config.fileNames
    const host = {
      getCompilationSettings: () => config.options,
      getScriptFileNames: () => config.fileNames,
      // As tsserver: a program is looked at again only after an edit.
      getProjectVersion: () => String(this.#edits),
      getScriptVersion: (file) => String(this.#versions.get(file) ?? 0),
      getScriptSnapshot: (file) => this.#snapshot(file),
      getCurrentDirectory: () => folder,
      getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
      useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
      readDirectory: ts.sys.readDirectory,
      directoryExists: ts.sys.directoryExists,
      realpath: ts.sys.realpath,
    }
    this.#service = ts.createLanguageService(host, ts.createDocumentRegistry(ts.sys.useCaseSensitiveFileNames, folder))
    if (withPlugin) this.#plugin = this.#pluginAlone()
  }

  /** The plugin over a service that has answered everything, and with nothing. */
  #pluginAlone() {
    const answered = {
      ...this.#service,
      getProgram: () => this.program,
      getSemanticDiagnostics: () => [],
      getSuggestionDiagnostics: () => [],
    }
    return proxyLanguageService(ts, answered, (message) => console.error(message))
  }

  text(file) {
    if (!this.#texts.has(file)) this.#texts.set(file, readFileSync(file, 'utf8'))
    return this.#texts.get(file)
  }

  #snapshot(file) {
    const version = this.#versions.get(file) ?? 0
    const known = this.#snapshots.get(file)
    if (known?.version === version) return known.snapshot
    const text = this.#texts.get(file) ?? ts.sys.readFile(file)
    if (text === undefined) return undefined
    const snapshot = ts.ScriptSnapshot.fromString(text)
    this.#snapshots.set(file, { version, snapshot })
    return snapshot
  }

  edit(file, change) {
    this.#edits++
    this.#texts.set(file, change(this.text(file)))
    this.#versions.set(file, (this.#versions.get(file) ?? 0) + 1)
  }

  /**
   * Asks for what an editor asks for: TypeScript first, then the plugin, as the plugin does. What of the type checker's work only the
   * plugin wants is the plugin's.
   */
  ask(files) {
    const facts = factsFound.files
    const start = cpu()
    for (const file of files) diagnostics(this.#service, file)
    this.program = this.#service.getProgram()
    const between = cpu()
    const problems = this.#plugin ? files.flatMap((file) => diagnostics(this.#plugin, file)) : []
    return { own: cpu() - between, theirs: between - start, problems, facts: factsFound.files - facts }
  }
}

function diagnostics(service, file) {
  return [...service.getSemanticDiagnostics(file), ...service.getSuggestionDiagnostics(file)]
}
