import type ts from 'typescript'
import {
  addImporter,
  closure,
  importersOf,
  type ImportGraph,
  type KnownImports,
} from '../transformer/read/import-graph.js'
import type { ChangedFile } from './changed-files.js'

/** Who imports whom, kept up to date. */
export class LiveImports {
  known: KnownImports = new WeakMap()
  #importers: Map<string, Set<string>> | undefined
  #graph: ImportGraph | undefined
  #files: () => readonly ts.SourceFile[] = () => []

  /** From now on, answers are about these files. */
  use(graph: ImportGraph, files: () => readonly ts.SourceFile[]): void {
    this.#graph = graph
    this.#files = files
  }

  /** Forgets everything: the project is made of other files. */
  reset(): void {
    this.#importers = undefined
    this.known = new WeakMap()
  }

  update(changed: readonly ChangedFile[]): void {
    const graph = this.#graph
    if (!this.#importers || !graph) return
    for (const { before, after } of changed) {
      const [old, imported] = [this.known.get(before)?.values() ?? [], new Set(graph.importsOf(after).values())]
      for (const name of old) if (!imported.has(name)) this.#importers.get(name)?.delete(after.fileName)
      addImporter(this.#importers, after.fileName, imported)
    }
  }

  /** The files themselves, and all that import them, directly or not. */
  reaching(files: Iterable<string>): Set<string> {
    if (!this.#graph) return new Set(files)
    this.#importers ??= importersOf(this.#graph, this.#files())
    return closure(files, this.#importers)
  }
}
