// A language service over a folder, whose files can be edited in memory, with and without the plugin.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

const require = createRequire(import.meta.url)
export const ts = require('typescript')
const { proxyLanguageService } = require('../../dist/lsp-plugin/proxy-language-service.js')
export const { factsFound } = require('../../dist/transformer/read/file-facts.js')

/** What CPU this process has used, in milliseconds. */
export function cpu() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Time that passes, in milliseconds: to ask costs a thousandth of what the CPU costs to ask, but others' work is in it. */
export const wall = () => performance.now()

export class EditedService {
  /** What times are measured with. */
  clock = cpu
  /** Spent inside TypeScript's own answers, in milliseconds. */
  inner = 0
  #texts = new Map()
  #versions = new Map()
  #snapshots = new Map()

  constructor(folder, withPlugin) {
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
    const service = ts.createLanguageService(host, ts.createDocumentRegistry(ts.sys.useCaseSensitiveFileNames, folder))
    for (const name of ['getSemanticDiagnostics', 'getSuggestionDiagnostics', 'getProgram']) {
      const own = service[name]
      service[name] = (...args) => {
        if (this.#depth++ > 0) {
          try {
            return own(...args)
          } finally {
            this.#depth--
          }
        }
        const { clock } = this
        const start = clock()
        try {
          return own(...args)
        } finally {
          this.inner += clock() - start
          this.#depth--
        }
      }
    }
    this.service = withPlugin ? proxyLanguageService(ts, service, (message) => console.error(message)) : service
  }

  #depth = 0
  #edits = 0

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

  /** Asks for what an editor asks for; answers the time spent outside TypeScript, and inside. */
  ask(files) {
    const { clock } = this
    const [inner, start] = [this.inner, clock()]
    const problems = files.flatMap((file) => [
      ...this.service.getSemanticDiagnostics(file),
      ...this.service.getSuggestionDiagnostics(file),
    ])
    const theirs = this.inner - inner
    return { own: clock() - start - theirs, theirs, problems }
  }
}
