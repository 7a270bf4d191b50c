import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** The root of the repository, where `node_modules/solder` is. */
export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** A folder that exists only in the language service. */
const folder = join(repository, 'fixtures', 'in-memory')

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  strict: true,
  skipLibCheck: true,
  allowJs: true,
  checkJs: true,
  noEmit: true,
  types: [],
}

/** The files of a project, by name. */
export type Files = Record<string, string>

interface FileVersion {
  text: string
  version: number
  snapshot: ts.IScriptSnapshot
}

/** A text that tells, as those of an editor do, where it differs from an earlier one: TypeScript then keeps the nodes of the rest. */
class Snapshot implements ts.IScriptSnapshot {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  getText(start: number, end: number): string {
    return this.#text.slice(start, end)
  }

  getLength(): number {
    return this.#text.length
  }

  getChangeRange(old: ts.IScriptSnapshot): ts.TextChangeRange {
    const [before, after] = [old.getText(0, old.getLength()), this.#text]
    const most = Math.min(before.length, after.length)
    let start = 0
    while (start < most && before[start] === after[start]) start++
    let end = 0
    while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
    const span = { start, length: before.length - end - start }
    return { span, newLength: after.length - end - start }
  }
}

/** A project in memory. One language service is kept, so that each further case costs little. */
class FixtureProject {
  #files = new Map<string, FileVersion>()
  #version = 0
  #config: string | undefined
  #options = options
  readonly service = ts.createLanguageService(this.#host(), ts.createDocumentRegistry())

  /** Replaces the files of the project; what stays the same is not parsed again. */
  use(files: Files): ts.Program {
    const next = new Map<string, FileVersion>()
    for (const [name, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
      if (name === 'tsconfig.json') continue
      const known = this.#files.get(this.path(name))
      next.set(
        this.path(name),
        known?.text === text ? known : { text, version: ++this.#version, snapshot: new Snapshot(text) },
      )
    }
    // What is no source makes no new program by itself.
    const lock = files['solder.workflows.json']
    if (lock !== undefined) {
      const [path, text] = [this.path('lock.d.ts'), `export type Lock = ${JSON.stringify(lock)}`]
      const known = this.#files.get(path)
      const snapshot = new Snapshot(text)
      next.set(path, known?.text === text ? known : { text, version: ++this.#version, snapshot })
    }
    this.#files = next
    this.#configure(files['tsconfig.json'])
    const program = this.service.getProgram()
    if (!program) throw new Error('The language service has no program')
    return program
  }

  /** A `tsconfig.json` among the files adds its plugins to the options; the rest of it is not looked at. */
  #configure(text: string | undefined): void {
    if (text === this.#config) return
    this.#config = text
    this.#options = text === undefined ? options : { ...options, ...this.#pluginsOf(text) }
  }

  #pluginsOf(text: string): ts.CompilerOptions {
    const configFile = ts.parseJsonText(this.path('tsconfig.json'), text) as ts.TsConfigSourceFile
    const host = { ...ts.sys, readDirectory: () => [] }
    const { options: parsed } = ts.parseJsonSourceFileConfigFileContent(configFile, host, folder)
    return { plugins: parsed['plugins'], configFile }
  }

  /** The text of a file of the project, by its path. */
  textOf(path: string): string | undefined {
    return this.#files.get(path)?.text
  }

  /** The absolute path of a file of the project. */
  path(name: string): string {
    return join(folder, name)
  }

  /** The errors that TypeScript itself finds. */
  errors(program: ts.Program): string[] {
    return [...this.#files.keys()]
      .filter((file) => !file.endsWith('.json'))
      .flatMap((file) => {
        const sourceFile = program.getSourceFile(file)
        return [...program.getSyntacticDiagnostics(sourceFile), ...program.getSemanticDiagnostics(sourceFile)]
      })
      .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
  }

  #host(): ts.LanguageServiceHost {
    return {
      getCompilationSettings: () => this.#options,
      getScriptFileNames: () => [...this.#files.keys()].filter((file) => !file.endsWith('.json')),
      getScriptVersion: (file) => String(this.#files.get(file)?.version ?? 0),
      getScriptSnapshot: (file) => {
        const known = this.#files.get(file)
        const text = known === undefined ? ts.sys.readFile(file) : undefined
        return text === undefined ? known?.snapshot : ts.ScriptSnapshot.fromString(text)
      },
      getCurrentDirectory: () => repository,
      getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
      fileExists: (file) => this.#files.has(file) || ts.sys.fileExists(file),
      readFile: (file) => this.#files.get(file)?.text ?? ts.sys.readFile(file),
      directoryExists: (name) =>
        existsSync(name) || [...this.#files.keys()].some((file) => file.startsWith(`${name}/`)),
      realpath: (path) => (path.startsWith(folder) ? path : (ts.sys.realpath?.(path) ?? path)),
    }
  }
}

let project: FixtureProject | undefined

/** What the rules read beside the program is among the files, too. */
function readFixtures(fixture: FixtureProject): void {
  const read = ts.sys.readFile.bind(ts.sys)
  ts.sys.readFile = (path, encoding) => fixture.textOf(path) ?? read(path, encoding)
}

/** The project that all cases share. */
export function fixtureProject(): FixtureProject {
  if (project === undefined) readFixtures((project = new FixtureProject()))
  return project
}
