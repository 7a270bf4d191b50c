import type ts from 'typescript'
import type { ImportGraph } from './import-graph'
import { typeNames, type TypeDeclaration, type TypeNames } from './type-names'
import type { TypeScript } from './typescript'

/** What a name of a type stands for, as far as syntax tells. */
export type Named =
  { kind: 'declared'; node: TypeDeclaration } | { kind: 'solder'; name: string } | { kind: 'global'; name: string }

const deepest = 10

/** What the names of types mean at the top of files, found by syntax alone. */
export class NamedTypes {
  readonly #ts: TypeScript
  readonly #program: ts.Program
  readonly #graph: ImportGraph
  readonly #known = new Map<ts.SourceFile, Map<string, Named | undefined>>()
  /** Told of each name that one file asks of another. */
  readonly #ask: (file: ts.SourceFile, name: string) => void

  constructor(
    ts: TypeScript,
    program: ts.Program,
    graph: ImportGraph,
    ask: (file: ts.SourceFile, name: string) => void,
  ) {
    this.#ts = ts
    this.#program = program
    this.#graph = graph
    this.#ask = ask
  }

  /** What a name means where it is written. */
  at(node: ts.Identifier): Named | undefined {
    const file = node.getSourceFile()
    let known = this.#known.get(file)
    if (known === undefined) this.#known.set(file, (known = new Map<string, Named | undefined>()))
    let named = known.get(node.text)
    if (named === undefined && !known.has(node.text)) {
      named = this.#inside(file, node.text, 0)
      known.set(node.text, named)
    }
    return named
  }

  /** Asks again of what other files name. */
  forget(): void {
    this.#known.clear()
  }

  /** What a name of a file means to those that import it. */
  elsewhere(file: ts.SourceFile, name: string, depth = 0): Named | undefined {
    if (depth > deepest) return undefined
    const names = typeNames(this.#ts, file)
    const handedOn = names.exported.get(name)
    if (handedOn === undefined) return names.handedOn.has(name) ? declaredAs(names, name) : undefined
    if (handedOn.module === '') return this.#inside(file, handedOn.name, depth + 1, false)
    return this.#follow(file, handedOn.module, handedOn.name, depth)
  }

  #inside(file: ts.SourceFile, name: string, depth: number, mayBeGlobal = true): Named | undefined {
    const names = typeNames(this.#ts, file)
    if (names.declared.has(name)) return declaredAs(names, name)
    const imported = names.imported.get(name)
    if (imported) return this.#follow(file, imported.module, imported.name, depth)
    return mayBeGlobal ? { kind: 'global', name } : undefined
  }

  #follow(file: ts.SourceFile, module: string, name: string, depth: number): Named | undefined {
    if (module === 'solder') return { kind: 'solder', name }
    const path = this.#graph.importsOf(file).get(module)
    const next = path === undefined ? undefined : this.#program.getSourceFile(path)
    if (!next || next.isDeclarationFile) return undefined
    this.#ask(next, name)
    return this.elsewhere(next, name, depth + 1)
  }
}

function declaredAs({ declared }: TypeNames, name: string): Named | undefined {
  const node = declared.get(name)
  return node ? { kind: 'declared', node } : undefined
}
