import type ts from 'typescript'
import { showSameTypes } from '../transformer/read/declarations-text.js'
import type { ProjectReader } from '../transformer/read/project-reader.js'
import type { ChangedFile } from './changed-files.js'

/** When files last changed, counted in programs: tells of what was read earlier whether it is still true. */
export class FileChanges {
  /** The number of the program. */
  now = 0
  readonly #typescript: typeof ts
  readonly #texts = new Map<string, number>()
  /** Of what other files can see of a file's types. */
  readonly #declarations = new Map<string, number>()
  /** Of all types that a file sees, its own included: found anew for each program. */
  readonly #types = new Map<string, number>()
  #reader: ProjectReader | undefined

  constructor(typescript: typeof ts) {
    this.#typescript = typescript
  }

  /** Goes on to the next program. */
  follow(reader: ProjectReader, changed: readonly ChangedFile[]): void {
    this.now++
    this.#reader = reader
    this.#types.clear()
    for (const { before, after } of changed) {
      this.#texts.set(after.fileName, this.now)
      if (!showSameTypes(this.#typescript, before, after)) this.#declarations.set(after.fileName, this.now)
    }
  }

  /** When the text of a file last changed. */
  textOf(file: string): number {
    return this.#texts.get(file) ?? 0
  }

  /** When a type last changed that the file sees. */
  typesIn(file: string): number {
    let newest = this.#types.get(file)
    if (newest === undefined) this.#types.set(file, (newest = this.#newestReached(file)))
    return newest
  }

  #newestReached(file: string): number {
    let newest = 0
    const reached = new Set([file])
    for (const name of reached) {
      newest = Math.max(newest, this.#declarations.get(name) ?? 0)
      const sourceFile = this.#reader?.reading.program.getSourceFile(name)
      for (const imported of (sourceFile && this.#reader?.graph.importsOf(sourceFile))?.values() ?? []) {
        reached.add(imported)
      }
    }
    return newest
  }
}
