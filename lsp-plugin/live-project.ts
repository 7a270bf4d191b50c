import type ts from 'typescript'
import type { ProjectModel } from '../transformer/model/project.js'
import type { FunctionReference } from '../transformer/model/wiring.js'
import type { PlainVerdicts } from '../transformer/read/plain-types.js'
import { otherNames } from '../transformer/read/other-names.js'
import { ProjectReader } from '../transformer/read/project-reader.js'
import { SolderModule } from '../transformer/read/solder-module.js'
import { typeNames } from '../transformer/read/type-names.js'
import { useIndex } from '../transformer/rules/project-index.js'
import { changedFiles, type ChangedFile } from './changed-files.js'
import { LiveFunctions } from './live-functions.js'
import { LiveImports } from './live-imports.js'
import { LiveWirings } from './live-wirings.js'

/**
 * A project as an editor changes it. Every edit makes a new program with a new type checker; what was read of the one before is
 * kept as long as it is true, so that an edit costs what depends on the edited file, however large the project is.
 */
export class LiveProject {
  readonly functions = new LiveFunctions()
  readonly #typescript: typeof ts
  readonly #imports = new LiveImports()
  readonly #plain: PlainVerdicts = { declarations: new WeakMap(), tagged: new Map() }
  #program: ts.Program | undefined
  #reader: ProjectReader | undefined
  #wirings: LiveWirings | undefined
  #model: ProjectModel | undefined

  constructor(typescript: typeof ts) {
    this.#typescript = typescript
  }

  /** The project of the service's program. */
  modelOf(program: ts.Program): ProjectModel {
    if (this.#model && this.#program === program) return this.#model
    const changed = this.#program && changedFiles(this.#program, program)
    if (changed === undefined || !this.#follow(program, changed)) this.#start(program)
    this.#program = program
    return (this.#model ??= this.#makeModel())
  }

  /** The same, with what it was read by. */
  readingOf(program: ts.Program): { model: ProjectModel; reader: ProjectReader } {
    const model = this.modelOf(program)
    if (!this.#reader) throw new Error('The project was not read')
    return { model, reader: this.#reader }
  }

  /** Reads everything. */
  #start(program: ts.Program): void {
    this.#imports.reset()
    this.#plain.declarations = new WeakMap()
    this.functions.forget()
    const reader = new ProjectReader(this.#typescript, program, {
      imports: this.#imports.known,
      forEditor: this.#plain,
    })
    this.#use(reader)
    this.#wirings = new LiveWirings(reader)
  }

  /** Reads what the changed files have changed. False when that may be everything. */
  #follow(program: ts.Program, changed: readonly ChangedFile[]): boolean {
    const [old, wirings] = [this.#reader, this.#wirings]
    if (!old || !wirings) return false
    const { graph, kept } = old
    if (changed.some(({ before, after }) => graph.isGlobal(before) || graph.isGlobal(after))) return false
    if (
      changed.some(({ before, after }) => exportsAll(this.#typescript, before) || exportsAll(this.#typescript, after))
    )
      return false
    if (!sameNames(this.#typescript, old.reading.program, program)) return false
    const namesOf = (file: ts.SourceFile) => typeNames(this.#typescript, file).text
    if (changed.some(({ before, after }) => namesOf(before) !== namesOf(after)))
      this.#plain.declarations = new WeakMap()
    const reader = new ProjectReader(this.#typescript, program, {
      kept,
      solder: this.#solder(program, old, changed),
      imports: this.#imports.known,
      forEditor: this.#plain,
    })
    this.#use(reader)
    this.#imports.update(changed)
    if (changed.length > 0) this.functions.forget(this.#imports.reaching(changed.map(({ after }) => after.fileName)))
    wirings.follow(reader, changed)
    return true
  }

  #use(reader: ProjectReader): void {
    this.#reader = reader
    this.#model = undefined
    this.#imports.use(reader.graph, () => reader.files())
  }

  #solder(program: ts.Program, { reading: { solder } }: ProjectReader, changed: readonly ChangedFile[]): SolderModule {
    const latest = new Map(changed.map(({ before, after }) => [before, after]))
    const witnesses = new Set(solder.witnesses.map((file) => latest.get(file) ?? file))
    const files = [...witnesses, ...changed.map(({ after }) => after)]
    return new SolderModule(this.#typescript, program, program.getTypeChecker(), files)
  }

  #makeModel(): ProjectModel {
    const [reader, wirings] = [this.#reader, this.#wirings]
    if (!reader || !wirings) throw new Error('The project was not read')
    const { model, graph, reading } = reader
    const filesReaching = (name: string) => {
      const file = reading.program.getSourceFile(name)
      if (file === undefined) return []
      return graph.isGlobal(file) ? undefined : this.#imports.reaching([name])
    }
    const live: ProjectModel = {
      get wirings() {
        return [...wirings.wirings]
      },
      get apps() {
        return [...wirings.apps]
      },
      get services() {
        return model.services
      },
      get uses() {
        return [...wirings.index.uses()]
      },
      setup: model.setup,
      typedCalls: (file) => model.typedCalls(file),
      ignores: (file) => model.ignores(file),
      functionOf: (reference: FunctionReference) => this.functions.get(reference, () => model.functionOf(reference)),
      filesReaching,
      mayHinder: (reference) => model.mayHinder(reference),
      surelyTakes: (reference, property) => model.surelyTakes(reference, property),
      surelyTextual: (reference) => model.surelyTextual(reference),
      contextOf: (reference) => model.contextOf(reference),
      sessionTypes: (app, reference) => model.sessionTypes(app, reference),
      exportedFunctions: (file) => model.exportedFunctions(file),
      isNamedElsewhere: (reference) => model.isNamedElsewhere(reference),
      isServiceTaken: (name, key) => model.isServiceTaken(name, key),
      topics: (file) => model.topics(file),
      haveSameTypes: (one, other) => model.haveSameTypes(one, other),
      publishedOnly: (topic) => model.publishedOnly(topic),
      publishes: (file) => model.publishes(file),
    }
    useIndex(live, wirings.index)
    return live
  }
}

/** Whether the package's functions have the same names in both. */
function sameNames(typescript: typeof ts, before: ts.Program, after: ts.Program): boolean {
  return otherNames(typescript, before).join() === otherNames(typescript, after).join()
}

/** What such a file hands on shows only in the files that it names. */
function exportsAll({ isExportDeclaration }: typeof ts, file: ts.SourceFile): boolean {
  return file.statements.some((statement) => isExportDeclaration(statement) && statement.exportClause === undefined)
}
