import type ts from 'typescript'
import type {
  AppModel,
  InlineUseModel,
  Obstacle,
  ProjectModel,
  PublishModel,
  SessionTypes,
  ReadFunction,
  ServicesModel,
  UnfitService,
  UseModel,
} from '../model/project'
import type { SitePlace } from '../model/lock'
import type { FunctionReference, WiringModel } from '../model/wiring'
import type { Answers } from './answers'
import { AskedContexts } from './asked-contexts'
import type { ContextBrand } from './context-brand'
import { recordConsulted } from './consulted'
import { droppedProperties } from './dropped-properties'
import { factsWithNames, fileFacts, type SolderCall } from './file-facts'
import { functionSource, typedNode, type FunctionSource } from './function-source'
import { ImportGraph, type KnownImports } from './import-graph'
import type { ObjectMember } from './object-members'
import { spanOf } from './place'
import { otherNames } from './other-names'
import { PlainTypes, type FunctionVerdict, type PlainVerdicts } from './plain-types'
import { KeptReadings, type Kept } from './kept-readings'
import { readApp } from './read-app'
import { readFunction } from './read-function'
import { readLock } from './read-lock'
import type { Reading } from './reading'
import { isExported, type ModuleFunction } from './module-functions'
import { readServices } from './read-services'
import { readSetup } from './read-setup'
import { haveSameTypes, publishedOnly, readTopics } from './read-topics'
import { readTypeArgument, readTypedCalls, type TypeArgument } from './read-type-argument'
import { readInlineUse, readPublish, readUse } from './read-use'
import { readMember, readWiring, type MemberReading, type WiringReading } from './read-wiring'
import { sessionGiven, sessionTypes } from './session-types'
import { serviceType } from './service-type'
import { SolderModule } from './solder-module'
import { isOwnFile } from './is-own-file'
import { isNamedElsewhere, timesNamed } from './is-named-elsewhere'
import { isServiceTaken } from './is-service-taken'
import { hasPlainOutput } from './plain-output'
import { takesContext } from './takes-context'
import { memberRemoval } from './member-removal'
import { writtenType } from './written-type'
import { namingOf } from './naming'
import { judgeOf } from '../write/types/judge'
import { TypeReader } from './types'
import { undocumented } from './undocumented'
import { UnfitServices } from './unfit-services'
import type { TypeScript } from './typescript'
import { usedContext } from './used-context'
import { WorkflowReader } from './workflows/workflow-reader'

/** What most files have. */
const noCalls: Kept<ReadonlyMap<ts.CallExpression, SolderCall>> = { value: new Map(), files: [] }
const noUses: Kept<readonly UseModel[]> = { value: [], files: [] }

/** What a reader goes on with. */
export interface Continued {
  /** What was kept of an earlier program, and is still true. */
  kept?: KeptReadings
  solder?: SolderModule
  imports?: KnownImports
  /** Present when nothing will be written from what is read: then types are read only where needed. */
  forEditor?: { verdicts: PlainVerdicts; answers: Answers }
}

/** Reads one program. Everything is read when it is first asked for, and once. */
export class ProjectReader {
  readonly reading: Reading
  readonly graph: ImportGraph
  readonly model: ProjectModel
  readonly kept: KeptReadings
  /** Reads the types of the program, each once. */
  readonly types: TypeReader
  /** Reads the code of workflows. */
  readonly workflows: WorkflowReader
  readonly #functions = new Map<string, ReadFunction | undefined>()
  readonly #contexts: AskedContexts
  /** Only in an editor, which asks about every function for each file. */
  readonly plain: PlainTypes | undefined
  readonly #answers: Answers | undefined
  readonly #sessionsGiven = new Map<ts.CallExpression, { type: ts.Type | undefined }>()
  readonly #sessionsNeeded = new Map<ts.CallExpression, Map<ts.Type, { types: SessionTypes | undefined }>>()
  #typesAside: TypeReader | undefined
  #unfit: UnfitServices | undefined
  readonly #typeArguments = new Map<ts.CallExpression, TypeArgument>()

  constructor(ts: TypeScript, program: ts.Program, { kept, solder, imports, forEditor }: Continued = {}) {
    const checker = program.getTypeChecker()
    this.kept = kept ?? new KeptReadings()
    this.reading = { ts, program, checker, solder: solder ?? new SolderModule(ts, program, checker) }
    this.graph = new ImportGraph(ts, program, checker, imports)
    this.types = new TypeReader(ts, checker, program)
    this.workflows = new WorkflowReader(this)
    this.#answers = forEditor?.answers
    if (forEditor) this.plain = new PlainTypes(ts, program, this.graph, forEditor.verdicts, this.#isTagged)
    this.#contexts = new AskedContexts(this.reading, {
      sourceOf: (reference) => this.sourceOf(reference),
      plain: this.plain,
      recall: (node, question, find) => this.#recall(node, question, find),
    })
    this.model = this.#makeModel()
  }

  /** The project's own files: those that a build of it can emit. */
  files(): readonly ts.SourceFile[] {
    const { program, solder } = this.reading
    if (!solder.present) return []
    return (this.kept.files ??= program.getSourceFiles().filter((file) => this.isOwn(file)))
  }

  /** The same in the order of their paths, which is another one than that of the program where a file imports others. */
  filesInOrder(): readonly ts.SourceFile[] {
    return [...this.files()].sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
  }

  /** Whether a build of the project can emit the file. */
  isOwn(file: ts.SourceFile): boolean {
    return isOwnFile(this.reading.program, file)
  }

  /** The calls of the package's functions in a file, in the order of the source. */
  callsIn(file: ts.SourceFile): ReadonlyMap<ts.CallExpression, SolderCall> {
    return remember(this.kept.calls, file, () => {
      const read = recordConsulted(() => this.#readCalls(file))
      return read.value.size === 0 && read.files.length === 0 ? noCalls : read
    }).value
  }

  #readCalls(file: ts.SourceFile): ReadonlyMap<ts.CallExpression, SolderCall> {
    const found = new Map<ts.CallExpression, SolderCall>()
    const { ts, program, solder } = this.reading
    for (const call of factsWithNames(ts, file, otherNames(ts, program)).calls) {
      const name = solder.callOf(call)
      if (name !== undefined) found.set(call, name)
    }
    return found
  }

  /** The wiring of a `defineWiring` call. */
  wiringOf(call: ts.CallExpression): WiringModel {
    return this.wiringReading(call).model
  }

  /** The same, with what it takes to read parts of it again. */
  wiringReading(call: ts.CallExpression): WiringReading {
    return remember(this.kept.wirings, call, () => readWiring(this.reading, call, this.#target))
  }

  /** Reads again what stands behind one key of a wiring. */
  readMember(member: MemberReading): Pick<MemberReading, 'read' | 'files'> {
    return readMember(this.reading, member, this.#target)
  }

  /** The services of a `defineServices` call. */
  servicesOf(call: ts.CallExpression): ServicesModel {
    return remember(this.kept.services, call, () => recordConsulted(() => readServices(this.reading, call))).value
  }

  /** The type that a call of `codec` or `defineTopic` is about. */
  typeArgument(call: ts.CallExpression): TypeArgument {
    return remember(this.#typeArguments, call, () => readTypeArgument(this, call))
  }

  /** Where the function behind a reference is. */
  sourceOf(reference: FunctionReference): FunctionSource | undefined {
    return this.kept.sources.get(reference)
  }

  /** The function at a place in the source; read once. */
  functionAt(source: FunctionSource): ReadFunction | undefined {
    const key = keyOf(source.reference)
    if (!this.#functions.has(key)) this.#functions.set(key, readFunction(this.reading, this.types, source))
    return this.#functions.get(key)
  }

  /** The function that a file declares at its top. */
  sourceOfModuleFunction({ name, identifier, node }: ModuleFunction): FunctionSource {
    const span = spanOf(identifier)
    return { node, name: identifier, reference: { name, declaration: span, span } }
  }

  /** What syntax alone tells of the types of a function; nothing where output is to be written. */
  verdictOf(reference: FunctionReference): FunctionVerdict {
    const source = this.sourceOf(reference)
    return (source && this.plain?.verdictOf(source.node)) ?? 'unknown'
  }

  /** The declaration that carries the function's contract; undefined when the contract belongs to the wiring. */
  carrierOf(source: FunctionSource): ModuleFunction | undefined {
    const file = source.node.getSourceFile()
    if (source.concrete !== undefined || !this.isOwn(file)) return undefined
    const { ts, checker } = this.reading
    const found = fileFacts(ts, file).functions.find((each) => each.node === source.node)
    return found && takesContext(ts, checker, found.node) ? found : undefined
  }

  readonly #target = (value: ObjectMember['value'], address: string): FunctionSource | undefined => {
    const source = functionSource(this.reading.ts, this.reading.checker, value, address)
    if (source === undefined) return undefined
    if (!this.isOwn(source.node.getSourceFile())) source.reference.isOutside = true
    this.kept.sources.set(source.reference, source)
    return source
  }

  #makeModel(): ProjectModel {
    const { program } = this.reading
    const callsOf = <T>(wanted: SolderCall, read: (call: ts.CallExpression) => T): T[] =>
      this.files().flatMap((file) =>
        [...this.callsIn(file)].filter(([, name]) => name === wanted).map(([call]) => read(call)),
      )
    let latest: { name: string; files: readonly ts.SourceFile[] } | undefined
    const filesNamed = (name: string | undefined): readonly ts.SourceFile[] => {
      if (name === undefined) return this.files()
      // Rules ask for the same file again and again.
      if (latest?.name !== name) {
        const file = this.reading.solder.present ? program.getSourceFile(name) : undefined
        latest = { name, files: file !== undefined && this.isOwn(file) ? [file] : [] }
      }
      return latest.files
    }
    const wirings = once(() => callsOf('defineWiring', (call) => this.wiringOf(call)))
    const services = once(() => callsOf('defineServices', (call) => this.servicesOf(call)))
    const apps = once(() => callsOf('defineApp', (call) => this.appOf(call)))
    const uses = once(() => this.files().flatMap((file) => [...this.usesIn(file)]))
    const lock = once(() => readLock(this.reading.ts, program))
    const setup = once(() => readSetup(this.reading.ts, program.getCompilerOptions()))
    return {
      get setup() {
        return setup()
      },
      get lock() {
        return lock()
      },
      get wirings() {
        return wirings()
      },
      get services() {
        return services()
      },
      get apps() {
        return apps()
      },
      get uses() {
        return uses()
      },
      typedCalls: (name) => filesNamed(name).flatMap((file) => readTypedCalls(this, file)),
      ignores: (name) => filesNamed(name).flatMap((file) => fileFacts(this.reading.ts, file).ignores),
      outlineOf: (name) => {
        const [file] = filesNamed(name)
        return file ? fileFacts(this.reading.ts, file) : { functions: [], uses: [], ignores: [] }
      },
      functionOf: (reference) => {
        const source = this.sourceOf(reference)
        const read = source && this.functionAt(source)
        return read && { ...read, obstacles: read.obstacles.map((each) => this.#inReach(each, reference)) }
      },
      mayHinder: (reference) => {
        const source = this.sourceOf(reference)
        const verdict = this.verdictOf(reference)
        return verdict !== 'plain' && !(source && verdict === 'outputUnwritten' && this.#hasPlainOutput(source.node))
      },
      inputMayHinder: (reference) => this.verdictOf(reference) === 'unknown',
      surelyTakes: (reference, property) => this.#surelyTakes(reference, property),
      surelyTextual: (reference, names, rest) => {
        const node = reference.isConcrete ? undefined : this.sourceOf(reference)?.node
        return node !== undefined && this.plain?.isTextualFunction(node, { names, rest }) === true
      },
      undocumented: (reference) => {
        const source = this.sourceOf(reference)
        return source && undocumented(this.reading.ts, source, this.isOwn(source.node.getSourceFile()))
      },
      serviceTypeOf: (reference, service, at) => {
        const [source, file] = [this.sourceOf(reference), program.getSourceFile(at.file)]
        return source && file && serviceType(this.reading, source, service, file)
      },
      contextOf: (reference) => this.#contexts.of(reference),
      sessionTypes: (app, reference) => this.#sessionTypes(app, reference),
      exportedFunctions: (name, but) => filesNamed(name).flatMap((file) => this.#exportedFunctions(file, but)),
      namingOf: (reference, at) => namingOf(this.reading, reference, at),
      writtenType: (place, text) => {
        const file = program.getSourceFile(place.file)
        return file && writtenType(this.reading.ts, file, place, text)
      },
      removalOf: (key) => {
        const file = program.getSourceFile(key.file)
        return file && memberRemoval(this.reading.ts, file, key)
      },
      isNamedElsewhere: (reference) => isNamedElsewhere(this.reading.ts, this.files(), reference),
      timesNamed: (name) => timesNamed(this.reading.ts, this.files(), name),
      isServiceTaken: (name, key) => isServiceTaken(this.reading.ts, this.files(), name, key),
      droppedBy: (use) => {
        const [call, source] = [this.kept.useCalls.get(use), this.sourceOf(use.target)]
        return call && source && droppedProperties(this.reading, call, typedNode(source))
      },
      unfitServices: (services, reference) => this.#unfitServices(services, reference),
      contextUsed: (use) => {
        const call = this.kept.useCalls.get(use)
        return call && usedContext(this.reading, call)
      },
      judgeOf,
      topics: (name) => filesNamed(name).flatMap((file) => readTopics(this, file)),
      haveSameTypes: (one, other) => haveSameTypes(this, one, other),
      publishedOnly: (topic) => publishedOnly(this, this.files(), topic),
      inlineUses: (name) => filesNamed(name).flatMap((file) => this.#inlineUsesIn(file)),
      publishes: (name) => filesNamed(name).flatMap((file) => this.#publishesIn(file)),
      sitesOf: (reference) => this.#sitesOf(reference),
      hazards: (name) => filesNamed(name).flatMap((file) => this.workflows.hazardsIn(file)),
      filesHindering: () => undefined,
    }
  }

  #sitesOf(reference: FunctionReference): SitePlace[] | undefined {
    const node = this.sourceOf(reference)?.node
    if (node === undefined || !this.reading.ts.isFunctionLike(node) || node.getSourceFile().isDeclarationFile)
      return undefined
    return this.workflows.sitesFrom(node).map(({ id, call }) => ({ id, span: spanOf(call) }))
  }

  /** An obstacle in code that is not the project's own is shown where the project names the function. */
  #inReach(obstacle: Obstacle, { span }: FunctionReference): Obstacle {
    const file = this.reading.program.getSourceFile(obstacle.span.file)
    return file && this.isOwn(file) ? obstacle : { ...obstacle, span }
  }

  /** What a `defineApp` call is made of. */
  appOf(call: ts.CallExpression): AppModel {
    const named = {
      wiring: (node: ts.Node) => (this.#isCall(node, 'defineWiring') ? this.wiringOf(node) : undefined),
      services: (node: ts.Node) => (this.#isCall(node, 'defineServices') ? this.servicesOf(node) : undefined),
    }
    return remember(this.kept.apps, call, () => recordConsulted(() => readApp(this.reading, call, named))).value
  }

  #isCall(node: ts.Node, name: SolderCall): node is ts.CallExpression {
    return this.reading.ts.isCallExpression(node) && this.callsIn(node.getSourceFile()).get(node) === name
  }

  /** The calls through a context that name a function. */
  usesIn(file: ts.SourceFile): readonly UseModel[] {
    return remember(this.kept.uses, file, () => {
      const read = recordConsulted(() => this.#readUses(file))
      return read.value.length === 0 && read.files.length === 0 ? noUses : read
    }).value
  }

  /** Whether syntax alone tells that a type is a context. */
  readonly #isContext = (type: ts.TypeNode | undefined): boolean => this.plain?.isContext(type) === true

  #readUses(file: ts.SourceFile): readonly UseModel[] {
    return fileFacts(this.reading.ts, file).uses.flatMap((call) => {
      const use = readUse(this.reading, call, {
        target: (value) => this.#target(value, value.getText()),
        isContext: this.#isContext,
      })
      if (use !== undefined) this.kept.useCalls.set(use, call)
      return use === undefined ? [] : [use]
    })
  }

  #inlineUsesIn(file: ts.SourceFile): InlineUseModel[] {
    return fileFacts(this.reading.ts, file).uses.flatMap(
      (call) => readInlineUse(this.reading, call, this.#isContext) ?? [],
    )
  }

  #publishesIn(file: ts.SourceFile): PublishModel[] {
    return fileFacts(this.reading.ts, file).uses.flatMap(
      (call) => readPublish(this.reading, call, this.#isContext) ?? [],
    )
  }

  #exportedFunctions(file: ts.SourceFile, but?: Parameters<ProjectModel['exportedFunctions']>[1]): FunctionReference[] {
    const { ts } = this.reading
    const { fileName } = file
    return fileFacts(ts, file)
      .functions.filter(({ identifier }) => but?.({ file: fileName, start: identifier.getStart(file) }) !== true)
      .filter((each) => isExported(ts, each))
      .map((each) => {
        const source = this.sourceOfModuleFunction(each)
        this.kept.sources.set(source.reference, source)
        return source.reference
      })
  }

  #surelyTakes(reference: FunctionReference, property: string): boolean {
    const { ts } = this.reading
    const node = reference.isConcrete ? undefined : this.sourceOf(reference)?.node
    const input = node && ts.isFunctionLike(node) ? node.parameters[0] : undefined
    return input !== undefined && this.plain?.hasProperty(input.type, property) === true
  }

  #hasPlainOutput(node: ts.Node): boolean {
    const { plain } = this
    return plain !== undefined && this.#recall(node, 'plain output', () => hasPlainOutput(this.reading, plain, node))
  }

  /** An answer about the types of a node: an editor keeps it as long as it is true. */
  #recall<T>(node: ts.Node, question: string, find: () => T): T {
    return this.#answers ? this.#answers.of(node, question, find) : find()
  }

  #sessionTypes(app: AppModel, reference: FunctionReference): SessionTypes | undefined {
    const [call] = [...this.kept.apps].find(([, { value }]) => value === app) ?? []
    const given = call && remember(this.#sessionsGiven, call, () => ({ type: sessionGiven(this, call) })).type
    const needed = given && this.#contexts.sessionOf(reference)
    if (call === undefined || given === undefined || needed === undefined) return undefined
    const known = remember(this.#sessionsNeeded, call, () => new Map<ts.Type, { types: SessionTypes | undefined }>())
    return remember(known, needed, () => {
      return { types: sessionTypes(this.reading.checker, this.typesAside, given, needed, call) }
    }).types
  }

  /** Reads types apart from those that are written: what rules ask for must not change that. */
  get typesAside(): TypeReader {
    const { ts, checker, program } = this.reading
    return (this.#typesAside ??= new TypeReader(ts, checker, program))
  }

  #unfitServices(services: ServicesModel, reference: FunctionReference): readonly UnfitService[] {
    const [call] = [...this.kept.services].find(([, { value }]) => value === services) ?? []
    const needed = call && this.#contexts.servicesOf(reference)
    if (call === undefined || needed === undefined) return []
    return (this.#unfit ??= new UnfitServices(this.reading)).of(call, needed)
  }

  /** What the type of a context says; undefined for any other type. */
  brandOf(type: ts.Type): ContextBrand | undefined {
    return this.#contexts.brandOf(type)
  }

  /** Whether nothing is wrong with a type that is made of tags. */
  readonly #isTagged = (node: ts.TypeNode): boolean => {
    const obstacles: Obstacle[] = []
    this.types.read(this.reading.checker.getTypeFromTypeNode(node), node, 'input', obstacles)
    return obstacles.length === 0
  }
}

function keyOf({ name, declaration, isConcrete, span }: FunctionReference): string {
  const place = isConcrete ? `${span.file}:${span.start}:` : ''
  return `${place}${declaration.file}:${declaration.start}:${declaration.length}:${name}`
}

function remember<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}

/** A function that makes its result when it is first asked for it. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
