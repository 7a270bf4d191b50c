import type ts from 'typescript'
import type { AppModel, Obstacle, ProjectModel, ReadFunction, ServicesModel, UseModel } from '../model/project'
import type { FunctionReference, WiringModel } from '../model/wiring'
import { fileFacts, type SolderCall } from './file-facts'
import { functionSource, type FunctionSource } from './function-source'
import { ImportGraph } from './import-graph'
import type { ObjectMember } from './object-members'
import { spanOf } from './place'
import { readApp } from './read-app'
import { readFunction } from './read-function'
import type { Reading } from './reading'
import type { ModuleFunction } from './module-functions'
import { readServices } from './read-services'
import { readSetup } from './read-setup'
import { readTypeArgument, readTypedCalls, type TypeArgument } from './read-type-argument'
import { readUse } from './read-use'
import { readWiring } from './read-wiring'
import { SolderModule } from './solder-module'
import { isRedirected } from './is-redirected'
import { takesContext } from './takes-context'
import { TypeReader } from './types'
import type { TypeScript } from './typescript'

/** Reads one program. Everything is read when it is first asked for, and once. */
export class ProjectReader {
  readonly reading: Reading
  readonly graph: ImportGraph
  readonly model: ProjectModel
  readonly #sources = new Map<string, FunctionSource>()
  readonly #functions = new Map<ts.SourceFile, Map<string, ReadFunction | undefined>>()
  readonly #types = new Map<ts.SourceFile, TypeReader>()
  readonly #wirings = new Map<ts.Node, WiringModel>()
  readonly #services = new Map<ts.Node, ServicesModel>()
  readonly #typeArguments = new Map<ts.CallExpression, TypeArgument>()
  readonly #calls = new Map<ts.SourceFile, ReadonlyMap<ts.CallExpression, SolderCall>>()

  constructor(ts: TypeScript, program: ts.Program) {
    const checker = program.getTypeChecker()
    const solder = new SolderModule(ts, program, checker)
    this.reading = { ts, program, checker, solder }
    this.graph = new ImportGraph(ts, program, checker)
    this.model = this.#makeModel()
  }

  /** The project's own files: those that a build of it can emit. */
  files(): readonly ts.SourceFile[] {
    const { program, solder } = this.reading
    if (!solder.present) return []
    return program.getSourceFiles().filter((file) => !file.isDeclarationFile && this.#isOurs(file))
  }

  /** The calls of the package's functions in a file, in the order of the source. */
  callsIn(file: ts.SourceFile): ReadonlyMap<ts.CallExpression, SolderCall> {
    let calls = this.#calls.get(file)
    if (calls === undefined) {
      const found = new Map<ts.CallExpression, SolderCall>()
      for (const call of fileFacts(this.reading.ts, file).calls) {
        const name = this.reading.solder.callOf(call)
        if (name !== undefined) found.set(call, name)
      }
      this.#calls.set(file, (calls = found))
    }
    return calls
  }

  /** The wiring of a `defineWiring` call. */
  wiringOf(call: ts.CallExpression): WiringModel {
    return remember(this.#wirings, call, () => readWiring(this.reading, call, this.#target))
  }

  /** The services of a `defineServices` call. */
  servicesOf(call: ts.CallExpression): ServicesModel {
    return remember(this.#services, call, () => readServices(this.reading, call))
  }

  /** The type that a call of `codec` or `defineTopic` is about. */
  typeArgument(call: ts.CallExpression): TypeArgument {
    return remember(this.#typeArguments, call, () => readTypeArgument(this, call))
  }

  /** Where the function behind a reference is. */
  sourceOf(reference: FunctionReference): FunctionSource | undefined {
    return this.#sources.get(keyOf(reference))
  }

  /** What reads the types that a file's contracts need: each file has its own, so that equal files get equal output. */
  typesOf(file: ts.SourceFile): TypeReader {
    const { ts, checker, program } = this.reading
    return remember(this.#types, file, () => new TypeReader(ts, checker, program))
  }

  /** The function at a place in the source, as the file that holds its contract needs it; read once. */
  functionFor(file: ts.SourceFile, source: FunctionSource): ReadFunction | undefined {
    const functions = remember(this.#functions, file, () => new Map<string, ReadFunction | undefined>())
    const key = keyOf(source.reference)
    if (!functions.has(key)) functions.set(key, readFunction(this.reading, this.typesOf(file), source))
    return functions.get(key)
  }

  /** The function that a file declares at its top. */
  sourceOfModuleFunction({ name, identifier, node }: ModuleFunction): FunctionSource {
    const span = spanOf(identifier)
    return { node, name: identifier, reference: { name, declaration: span, span } }
  }

  /** The declaration that carries the function's contract; undefined when the contract belongs to the wiring. */
  carrierOf(source: FunctionSource): ModuleFunction | undefined {
    const file = source.node.getSourceFile()
    if (file.isDeclarationFile || !this.#isOurs(file)) return undefined
    const { ts, checker } = this.reading
    const found = fileFacts(ts, file).functions.find((each) => each.node === source.node)
    return found && takesContext(ts, checker, found.node) ? found : undefined
  }

  #isOurs(file: ts.SourceFile): boolean {
    const { program } = this.reading
    return !program.isSourceFileFromExternalLibrary(file) && !isRedirected(program, file)
  }

  readonly #target = (value: ObjectMember['value'], address: string): FunctionSource | undefined => {
    const source = functionSource(this.reading.ts, this.reading.checker, value, address)
    if (source !== undefined) {
      const key = keyOf(source.reference)
      if (!this.#sources.has(key)) this.#sources.set(key, source)
    }
    return source
  }

  #makeModel(): ProjectModel {
    const { program } = this.reading
    const callsOf = <T>(wanted: SolderCall, read: (call: ts.CallExpression) => T): T[] =>
      this.files().flatMap((file) =>
        [...this.callsIn(file)].filter(([, name]) => name === wanted).map(([call]) => read(call)),
      )
    const once = <T>(make: () => T): (() => T) => {
      let made: { value: T } | undefined
      return () => (made ??= { value: make() }).value
    }
    const wirings = once(() => callsOf('defineWiring', (call) => this.wiringOf(call)))
    const services = once(() => callsOf('defineServices', (call) => this.servicesOf(call)))
    const apps = once(() => callsOf('defineApp', (call) => this.appOf(call)))
    const uses = once(() => this.files().flatMap((file) => this.#readUses(file)))
    const setup = once(() => readSetup(this.reading.ts, program.getCompilerOptions()))
    return {
      get setup() {
        return setup()
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
      typedCalls: (name) =>
        this.files().flatMap((file) =>
          name === undefined || file.fileName === name ? readTypedCalls(this, file) : [],
        ),
      ignores: (name) =>
        this.files().flatMap((file) =>
          name === undefined || file.fileName === name ? fileFacts(this.reading.ts, file).ignores : [],
        ),
      functionOf: (reference) => {
        const source = this.sourceOf(reference)
        const holder =
          source && this.carrierOf(source) ? source.node.getSourceFile() : program.getSourceFile(reference.span.file)
        const read = source && holder && this.functionFor(holder, source)
        return read && { ...read, obstacles: read.obstacles.map((each) => this.#inReach(each, reference)) }
      },
      reaches: (reference, file) => this.#reaches(reference, file),
    }
  }

  /** An obstacle in code that is not the project's own is shown where the project names the function. */
  #inReach(obstacle: Obstacle, { span }: FunctionReference): Obstacle {
    const file = this.reading.program.getSourceFile(obstacle.span.file)
    return file && !file.isDeclarationFile && this.#isOurs(file) ? obstacle : { ...obstacle, span }
  }

  /** What a `defineApp` call is made of. */
  appOf(call: ts.CallExpression): AppModel {
    return readApp(this.reading, call, {
      wiring: (node) => (this.#isCall(node, 'defineWiring') ? this.wiringOf(node) : undefined),
      services: (node) => (this.#isCall(node, 'defineServices') ? this.servicesOf(node) : undefined),
    })
  }

  #isCall(node: ts.Node, name: SolderCall): node is ts.CallExpression {
    return this.reading.ts.isCallExpression(node) && this.callsIn(node.getSourceFile()).get(node) === name
  }

  #readUses(file: ts.SourceFile): UseModel[] {
    return fileFacts(this.reading.ts, file).uses.flatMap((call) => {
      const use = readUse(this.reading, call, (value) => this.#target(value, value.getText()))
      return use === undefined ? [] : [use]
    })
  }

  #reaches(reference: FunctionReference, fileName: string): boolean {
    const { program } = this.reading
    const declaring = program.getSourceFile(reference.declaration.file)
    const file = program.getSourceFile(fileName)
    if (declaring === undefined || file === undefined) return false
    return this.graph.isGlobal(file) || this.graph.reachedFrom(declaring).has(file)
  }
}

function keyOf({ declaration }: FunctionReference): string {
  return `${declaration.file}:${declaration.start}:${declaration.length}`
}

function remember<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) map.set(key, (value = make()))
  return value
}
