import type ts from 'typescript'
import type { ImportGraph } from '../transformer/read/import-graph.js'
import type { ProjectReader } from '../transformer/read/project-reader.js'
import type { ChangedFile } from './changed-files.js'

/** Which files import which, the other way round. Found when it is first asked for, and then told of every change. */
export class Importers {
  /** By file that is imported. */
  #of: Map<string, Set<string>> | undefined

  forget(): void {
    this.#of = undefined
  }

  /** Goes on to a program in which some files are others. */
  follow(graph: ImportGraph, changed: readonly ChangedFile[]): void {
    if (this.#of === undefined) return
    for (const { before, after } of changed) {
      for (const imported of graph.importsOf(before).values()) this.#of.get(imported)?.delete(after.fileName)
      this.#add(this.#of, graph, after)
    }
  }

  /** The files themselves, and all that import them, directly or not. */
  behind(files: readonly string[], { graph, reading: { program } }: ProjectReader): Set<string> {
    const found = new Set(files)
    if (found.size === 0) return found
    this.#of ??= this.#find(graph, program)
    for (const file of found) for (const importer of this.#of.get(file) ?? []) found.add(importer)
    return found
  }

  #find(graph: ImportGraph, program: ts.Program): Map<string, Set<string>> {
    const importers = new Map<string, Set<string>>()
    for (const file of program.getSourceFiles()) {
      if (!program.isSourceFileFromExternalLibrary(file)) this.#add(importers, graph, file)
    }
    return importers
  }

  #add(importers: Map<string, Set<string>>, graph: ImportGraph, file: ts.SourceFile): void {
    for (const imported of graph.importsOf(file).values()) {
      const known = importers.get(imported)
      if (known) known.add(file.fileName)
      else importers.set(imported, new Set([file.fileName]))
    }
  }
}
