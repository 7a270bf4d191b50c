import type ts from 'typescript'
import type { ProjectModel, ReadFunction } from '../transformer/model/project.js'
import type { FunctionReference } from '../transformer/model/wiring.js'
import type { ImportGraph } from '../transformer/read/import-graph.js'
import { projectReader } from '../transformer/read/project.js'
import { functionKey } from '../transformer/rules/project-index.js'
import { affectedFiles } from './affected-files.js'

/**
 * Keeps what was read of functions from one program of a language service to the next, as long as no file has changed that
 * their types can come from. Reading types is what costs, and an edit concerns few of them.
 */
export class RememberedFunctions {
  /** How many functions were read so far: for tests of what an edit costs. */
  reads = 0
  readonly #typescript: typeof ts
  readonly #functions = new Map<string, { read: ReadFunction | undefined; file: string }>()
  readonly #imports = new WeakMap<ts.SourceFile, readonly string[]>()
  #program: ts.Program | undefined
  #project: ProjectModel | undefined

  constructor(typescript: typeof ts) {
    this.#typescript = typescript
  }

  /** The project of the service's program. */
  projectOf(program: ts.Program): ProjectModel {
    if (this.#project && this.#program === program) return this.#project
    const { model, graph } = projectReader(this.#typescript, program)
    this.#forget(program, graph)
    this.#program = program
    // Its other members are read when they are asked for.
    this.#project = Object.create(model, {
      functionOf: { value: (reference: FunctionReference) => this.#functionOf(model, reference) },
    }) as ProjectModel
    return this.#project
  }

  #functionOf(model: ProjectModel, reference: FunctionReference): ReadFunction | undefined {
    const key = functionKey(reference)
    const known = this.#functions.get(key)
    if (known) return known.read
    this.reads++
    const read = model.functionOf(reference)
    // What is shown where the function is wired moves with the wiring.
    const moves = read?.obstacles.some(({ span }) => span === reference.span) ?? true
    if (!moves) this.#functions.set(key, { read, file: reference.declaration.file })
    return read
  }

  #forget(program: ts.Program, graph: ImportGraph): void {
    const affected = this.#program && affectedFiles(this.#program, program, graph, this.#imports)
    for (const [key, { file }] of this.#functions) {
      if (affected === undefined || affected.has(file)) this.#functions.delete(key)
    }
  }
}
