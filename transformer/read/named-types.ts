import type ts from 'typescript'
import type { ImportGraph } from './import-graph'
import { FewMap } from './few-map'
import { elsewhereNamed, isExportedByName, typeNames, type TypeDeclaration } from './type-names'
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
  readonly #known = new Map<ts.SourceFile, FewMap<string, Named | undefined>>()
  /** Of each declaration and each name from elsewhere one, as many files name the same. */
  readonly #declared = new Map<TypeDeclaration, Named>()
  readonly #others = new Map<string, Named>()
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
    if (known === undefined) this.#known.set(file, (known = new FewMap<string, Named | undefined>()))
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
    this.#declared.clear()
  }

  /** What a name of a file means to those that import it. */
  elsewhere(file: ts.SourceFile, name: string, depth = 0): Named | undefined {
    if (depth > deepest) return undefined
    const { exported, declared } = typeNames(this.#ts, file)
    const handedOn = exported?.get(name)
    if (handedOn === undefined) {
      const node = declared.get(name)
      return node && isExportedByName(this.#ts, node) ? this.#declaredAs(node) : undefined
    }
    const { module, name: original } = elsewhereNamed(this.#ts, handedOn)
    if (module === '') return this.#inside(file, original, depth + 1, false)
    return this.#follow(file, module, original, depth)
  }

  #inside(file: ts.SourceFile, name: string, depth: number, mayBeGlobal = true): Named | undefined {
    const { declared, imported } = typeNames(this.#ts, file)
    const node = declared.get(name)
    if (node !== undefined) return node ? this.#declaredAs(node) : undefined
    const specifier = imported.get(name)
    if (specifier) {
      const { module, name: original } = elsewhereNamed(this.#ts, specifier)
      return this.#follow(file, module, original, depth)
    }
    return mayBeGlobal ? this.#other('global', name) : undefined
  }

  #follow(file: ts.SourceFile, module: string, name: string, depth: number): Named | undefined {
    if (module === 'solder') return this.#other('solder', name)
    const path = this.#graph.importsOf(file).get(module)
    const next = path === undefined ? undefined : this.#program.getSourceFile(path)
    if (!next || next.isDeclarationFile) return undefined
    this.#ask(next, name)
    return this.elsewhere(next, name, depth + 1)
  }

  #declaredAs(node: TypeDeclaration): Named {
    const known = this.#declared.get(node)
    if (known) return known
    const named: Named = { kind: 'declared', node }
    this.#declared.set(node, named)
    return named
  }

  #other(kind: 'solder' | 'global', name: string): Named {
    const key = `${kind} ${name}`
    const known = this.#others.get(key)
    if (known) return known
    const named: Named = { kind, name }
    this.#others.set(key, named)
    return named
  }
}
