import { createHash } from 'node:crypto'
import type ts from 'typescript'
import type { FileModel } from '../model/file'
import type { Problem } from '../model/problem'
import { factsWithNames, fileFacts } from '../read/file-facts'
import { otherNames } from '../read/other-names'
import { projectReader } from '../read/project'
import { projectPath, readFile } from '../read/read-file'
import type { TypeScript } from '../read/typescript'
import { findProblems } from '../rules'
import type { Edit } from '../write/edits'
import { fileEdits } from '../write/file-edits'
import { keepTexts } from '../write/types'
import { applyEdits } from './apply-edits'
import { Companions, type Companion } from './companions'
import { fileNames } from './file-names'
import { problemDiagnostic } from './problem-diagnostic'

const builds = new WeakMap<ts.Program, Build>()
let isFirst = true

/** What a build of one program needs to know. Each answer is found when it is first asked for, and once. */
export class Build {
  readonly #ts: TypeScript
  readonly #program: ts.Program
  #models: Map<ts.SourceFile, FileModel | undefined> | undefined
  readonly #edits = new Map<ts.SourceFile, readonly Edit[]>()
  #mayShare = false
  #companions: Companions | undefined
  #usersEdited = false
  #diagnostics: readonly ts.DiagnosticWithLocation[] | undefined

  constructor(ts: TypeScript, program: ts.Program) {
    this.#ts = ts
    this.#program = program
    if (!isFirst) keepTexts()
    isFirst = false
  }

  /** The build of a program. */
  static of(ts: TypeScript, program: ts.Program): Build {
    let build = builds.get(program)
    if (build === undefined) builds.set(program, (build = new Build(ts, program)))
    return build
  }

  /** The mistakes in the project's code that fail its build: all, or those in one file. */
  diagnostics(file?: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
    const { configFile } = this.#program.getCompilerOptions()
    return this.#found().filter((each) => (file === undefined ? each.file !== configFile : each.file === file))
  }

  /** Those in its tsconfig.json. */
  setupDiagnostics(): readonly ts.DiagnosticWithLocation[] {
    const { configFile } = this.#program.getCompilerOptions()
    return this.#found().filter((each) => each.file === configFile)
  }

  #found(): readonly ts.DiagnosticWithLocation[] {
    return (this.#diagnostics ??= this.#problems().flatMap(
      (problem) => problemDiagnostic(this.#ts, this.#program, problem) ?? [],
    ))
  }

  #problems(): Problem[] {
    const project = projectReader(this.#ts, this.#program)
    if (!project.reading.solder.present) return []
    this.#allModels()
    return findProblems(project.model).filter((problem) => problem.severity === 'error')
  }

  /** Lets files share what they need of types: whoever emits them also emits the companions of files. */
  share(): void {
    this.#mayShare = true
  }

  /** What is added to a file. */
  edits(file: ts.SourceFile): readonly Edit[] {
    this.#editUsers()
    return this.#editsOf(file)
  }

  #editsOf(file: ts.SourceFile): readonly Edit[] {
    let edits = this.#edits.get(file)
    if (edits === undefined) this.#edits.set(file, (edits = this.#findEdits(file)))
    return edits
  }

  /** What is written first decides about names in companions: the order has to be the same, whatever is asked first. */
  #editUsers(): void {
    if (this.#usersEdited) return
    this.#usersEdited = true
    for (const user of this.#shared()?.users() ?? []) this.#editsOf(user)
  }

  /** The modules that are emitted beside a file. */
  companions(file: ts.SourceFile): readonly Companion[] {
    this.#editUsers()
    return this.#shared()?.of(file) ?? []
  }

  #shared(): Companions | undefined {
    if (!this.#mayShare) return undefined
    return (this.#companions ??= new Companions(projectReader(this.#ts, this.#program), (file) => this.#model(file)))
  }

  #model(file: ts.SourceFile): FileModel | undefined {
    return this.#allModels().get(file)
  }

  /** What is read first decides about names: the order has to be the same, whatever is asked first. */
  #allModels(): Map<ts.SourceFile, FileModel | undefined> {
    if (this.#models !== undefined) return this.#models
    this.#models = new Map()
    const project = projectReader(this.#ts, this.#program)
    for (const file of project.filesInOrder()) {
      if (mayHaveEdits(this.#ts, this.#program, file) || project.workflows.mayHaveSites(file))
        this.#models.set(file, readFile(project, file))
    }
    return this.#models
  }

  #findEdits(file: ts.SourceFile): readonly Edit[] {
    const model = this.#model(file)
    if (model === undefined) return []
    const relative = (name: string): string => projectPath(this.#program, name)
    return fileEdits(model, fileNames(this.#ts, file), relative, this.#shared()?.sharingOf(file))
  }

  /** Changes exactly when what is added to the file, or emitted beside it, changes. */
  fingerprint(file: ts.SourceFile): string {
    const added = [...this.edits(file), ...this.companions(file)]
    return added.length === 0 ? '' : createHash('sha256').update(JSON.stringify(added)).digest('hex').slice(0, 32)
  }

  /** Puts what is added to files into their syntax trees. */
  transformer(): ts.TransformerFactory<ts.SourceFile> {
    return (context) => (file) => {
      const original = this.#ts.getOriginalNode(file) as ts.SourceFile
      const edits = this.edits(original)
      return edits.length === 0 ? file : applyEdits(this.#ts, context, file, edits)
    }
  }
}

/** Whether anything can be added to the file, as far as its text tells. */
function mayHaveEdits(ts: TypeScript, program: ts.Program, file: ts.SourceFile): boolean {
  if (fileFacts(ts, file).functions.length > 0) return true
  return factsWithNames(ts, file, otherNames(ts, program)).calls.length > 0
}
