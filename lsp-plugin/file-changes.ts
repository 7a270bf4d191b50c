import type ts from 'typescript'
import { showSameTypes } from '../transformer/read/declarations-text.js'
import type { ProjectReader } from '../transformer/read/project-reader.js'
import type { ChangedFile } from './changed-files.js'
import { Importers } from './importers.js'

/** When files last changed, counted in programs: tells of what was read earlier whether it is still true. */
export class FileChanges {
  /** The number of the program. */
  now = 0
  readonly #typescript: typeof ts
  readonly #texts = new Map<string, number>()
  /** Of all types that a file sees, its own included. */
  readonly #types = new Map<string, number>()
  #seeOthers = new Set<string>()
  readonly #importers: Importers

  constructor(typescript: typeof ts) {
    this.#typescript = typescript
    this.#importers = new Importers()
  }

  /** Begins with a program of which nothing was known. */
  start(): void {
    this.now++
    this.#seeOthers = new Set()
    this.#importers.forget()
  }

  /** Goes on to the next program. */
  follow(reader: ProjectReader, changed: readonly ChangedFile[]): void {
    this.now++
    this.#importers.follow(reader.graph, changed)
    const others: string[] = []
    for (const { before, after } of changed) {
      this.#texts.set(after.fileName, this.now)
      if (!showSameTypes(this.#typescript, before, after)) others.push(after.fileName)
    }
    this.#seeOthers = this.#importers.behind(others, reader)
    for (const file of this.#seeOthers) this.#types.set(file, this.now)
  }

  /** When the text of a file last changed. */
  textOf(file: string): number {
    return this.#texts.get(file) ?? 0
  }

  /** When a type last changed that the file sees. */
  typesIn(file: string): number {
    return this.#types.get(file) ?? 0
  }

  /** The files that see other types than before the last change. */
  get seeOthers(): ReadonlySet<string> {
    return this.#seeOthers
  }
}
