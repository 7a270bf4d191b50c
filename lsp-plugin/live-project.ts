import type ts from 'typescript'
import type { LockModel } from '../transformer/model/lock.js'
import type { ProjectModel, ServicesModel } from '../transformer/model/project.js'
import type { FunctionReference } from '../transformer/model/wiring.js'
import { forgetProblems } from '../transformer/program/program-problems.js'
import { PlainVerdicts } from '../transformer/read/plain-types.js'
import type { KnownImports } from '../transformer/read/import-graph.js'
import { keepsOtherNames } from '../transformer/read/other-names.js'
import { ProjectReader } from '../transformer/read/project-reader.js'
import { readLock } from '../transformer/read/read-lock.js'
import { SolderModule } from '../transformer/read/solder-module.js'
import { useIndex } from '../transformer/rules/project-index.js'
import { changedFiles, type ChangedFile } from './changed-files.js'
import { FileChanges } from './file-changes.js'
import { HinderingFiles } from './hindering-files.js'
import { LiveAnswers } from './live-answers.js'
import { LiveTypes } from './live-types.js'
import { LiveWirings } from './live-wirings.js'

/**
 * A project as an editor changes it. Every edit makes a new program with a new type checker; what was read of the one before is
 * kept as long as it is true, so that an edit costs what depends on the edited file, however large the project is.
 */
export class LiveProject {
  /** What was read of types. */
  readonly types: LiveTypes
  readonly #typescript: typeof ts
  readonly #interrupt: () => void
  readonly #changes: FileChanges
  readonly #plain = new PlainVerdicts()
  readonly #answers: LiveAnswers
  #imports: KnownImports = new WeakMap()
  #program: ts.Program | undefined
  #reader: ProjectReader | undefined
  #wirings: LiveWirings | undefined
  #hindering: HinderingFiles | undefined
  #model: ProjectModel | undefined
  #lock: { model: LockModel | undefined } | undefined

  /** `interrupt` is asked before anything that takes long, and throws when nobody waits for the answer any more. */
  constructor(typescript: typeof ts, interrupt: () => void = () => undefined) {
    this.#typescript = typescript
    this.#interrupt = interrupt
    this.#changes = new FileChanges(typescript)
    this.types = new LiveTypes(this.#changes)
    this.#answers = new LiveAnswers(this.#changes)
  }

  /** The project of the service's program. */
  modelOf(program: ts.Program): ProjectModel {
    if (this.#model && this.#program === program) return this.#model
    const before = this.#program
    // Reading that is interrupted begins anew the next time.
    this.#program = undefined
    const changed = before && changedFiles(before, program)
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

  /** Has the lock file read again. */
  forgetLock(): void {
    this.#lock = undefined
    if (this.#program) forgetProblems(this.#program)
  }

  get #forEditor() {
    return { verdicts: this.#plain, answers: this.#answers }
  }

  /** Reads everything. */
  #start(program: ts.Program): void {
    this.#imports = new WeakMap()
    this.#plain.forget()
    this.types.forget()
    this.#answers.forget()
    const reader = new ProjectReader(this.#typescript, program, { imports: this.#imports, forEditor: this.#forEditor })
    this.#use(reader)
    this.#changes.start()
    this.#wirings = new LiveWirings(reader, this.#interrupt)
    this.#hindering = new HinderingFiles(this.#wirings.index)
  }

  /** Reads what the changed files have changed. False when that may be everything. */
  #follow(program: ts.Program, changed: readonly ChangedFile[]): boolean {
    const [old, wirings] = [this.#reader, this.#wirings]
    if (!old || !wirings || changed.some((each) => this.#mayChangeAll(program, old, each))) return false
    const files = changed.map(({ after }) => after)
    if (!keepsOtherNames(this.#typescript, old.reading.program, program, files)) return false
    const reader = new ProjectReader(this.#typescript, program, {
      kept: old.kept,
      solder: this.#solder(program, old, changed),
      imports: this.#imports,
      forEditor: this.#forEditor,
    })
    reader.workflows.follow(old.workflows, changed)
    this.#use(reader)
    this.#changes.follow(reader, changed)
    const isOther = files.some((file) => reader.plain?.hasChanged(file))
    if (isOther) reader.plain?.forget()
    wirings.follow(reader, changed, {
      seeOthers: this.#changes.seeOthers,
      usesToo: isOther,
    })
    if (isOther) this.#hindering?.reset()
    return true
  }

  /** Whether an edit of the file may change what names mean in files that name neither it nor what imports it. */
  #mayChangeAll(program: ts.Program, { graph }: ProjectReader, { before, after }: ChangedFile): boolean {
    if (graph.isGlobal(before) || graph.isGlobal(after) || program.isSourceFileFromExternalLibrary(after)) return true
    const [stars, now] = [before, after].map((file) => starsOf(this.#typescript, file))
    return (stars !== '' || now !== '') && (stars !== now || exportsOf(before) !== exportsOf(after))
  }

  #use(reader: ProjectReader): void {
    this.#reader = reader
    this.#lock = undefined
    this.#model = undefined
  }

  #solder(program: ts.Program, { reading: { solder } }: ProjectReader, changed: readonly ChangedFile[]): SolderModule {
    const latest = new Map(changed.map(({ before, after }) => [before, after]))
    const witnesses = new Set(solder.witnesses.map((file) => latest.get(file) ?? file))
    const files = [...witnesses, ...changed.map(({ after }) => after)]
    return new SolderModule(this.#typescript, program, program.getTypeChecker(), files)
  }

  #makeModel(): ProjectModel {
    const [reader, wirings, hindering] = [this.#reader, this.#wirings, this.#hindering]
    if (!reader || !wirings || !hindering) throw new Error('The project was not read')
    const { model } = reader
    let services: ServicesModel[] | undefined
    const { program } = reader.reading
    const lockOf = (of: ts.Program) => (this.#lock ??= { model: readLock(this.#typescript, of) }).model
    const live: ProjectModel = {
      get wirings() {
        return [...wirings.wirings]
      },
      get apps() {
        return [...wirings.apps]
      },
      get services() {
        return (services ??= wirings.services)
      },
      get uses() {
        return [...wirings.index.uses()]
      },
      setup: model.setup,
      typedCalls: (file) => {
        if (file === undefined) return model.typedCalls()
        return wirings.typedCalls.has(file) ? this.types.callsIn(file, () => model.typedCalls(file)) : []
      },
      ignores: (file) => model.ignores(file),
      outlineOf: (file) => model.outlineOf(file),
      functionOf: (reference: FunctionReference) =>
        this.types.functionOf(reference, () => {
          this.#interrupt()
          return model.functionOf(reference)
        }),
      filesHindering: (file) => [
        file,
        ...hindering.of(file, live, wirings.typedCalls, (reference) => reader.verdictOf(reference)),
      ],
      mayHinder: (reference) => model.mayHinder(reference),
      inputMayHinder: (reference) => model.inputMayHinder(reference),
      surelyTakes: (reference, property) => model.surelyTakes(reference, property),
      surelyTextual: (reference, names, rest) => model.surelyTextual(reference, names, rest),
      undocumented: (reference) => model.undocumented(reference),
      serviceTypeOf: (reference, service, at) => model.serviceTypeOf(reference, service, at),
      contextOf: (reference) => model.contextOf(reference),
      sessionTypes: (app, reference) => model.sessionTypes(app, reference),
      exportedFunctions: (file, but) => model.exportedFunctions(file, but),
      namingOf: (reference, at) => model.namingOf(reference, at),
      writtenType: (place, text) => model.writtenType(place, text),
      removalOf: (key) => model.removalOf(key),
      isNamedElsewhere: (reference) => model.isNamedElsewhere(reference),
      timesNamed: (name) => model.timesNamed(name),
      isServiceTaken: (name, key) => model.isServiceTaken(name, key),
      droppedBy: (use) => model.droppedBy(use),
      unfitServices: (of, reference) => model.unfitServices(of, reference),
      contextUsed: (use) => model.contextUsed(use),
      judgeOf: (types, id) => model.judgeOf(types, id),
      topics: (file) => (file === undefined || wirings.typedCalls.has(file) ? model.topics(file) : []),
      haveSameTypes: (one, other) => model.haveSameTypes(one, other),
      publishedOnly: (topic) => model.publishedOnly(topic),
      inlineUses: (file) => model.inlineUses(file),
      publishes: (file) => model.publishes(file),
      get lock() {
        return lockOf(program)
      },
      sitesOf: (reference) => model.sitesOf(reference),
      hazards: (file) => model.hazards(file),
    }
    useIndex(live, wirings.index)
    return live
  }
}

/** The modules that a file hands on whole. */
function starsOf({ isExportDeclaration }: typeof ts, file: ts.SourceFile): string {
  return file.statements
    .flatMap((statement) =>
      isExportDeclaration(statement) && statement.exportClause === undefined
        ? [statement.moduleSpecifier ? (statement.moduleSpecifier as ts.StringLiteral).text : '']
        : [],
    )
    .join('\n')
}

/** The names that a file hands on itself: they hide those of the modules that it hands on whole. */
function exportsOf(file: ts.SourceFile): string {
  const { symbol } = file as { symbol?: ts.Symbol }
  return [...(symbol?.exports?.keys() ?? [])].join('\n')
}
