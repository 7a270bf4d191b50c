import type { FileNames } from '../transformer/read/consulted.js'

/** Which things have to be looked at again when a file changes. */
export class Dependents<T> {
  readonly #byFile = new Map<string, Set<T>>()

  add(thing: T, files: FileNames): void {
    for (const file of files) {
      const known = this.#byFile.get(file)
      if (known) known.add(thing)
      else this.#byFile.set(file, new Set([thing]))
    }
  }

  remove(thing: T, files: FileNames): void {
    for (const file of files) {
      const known = this.#byFile.get(file)
      known?.delete(thing)
      if (known?.size === 0) this.#byFile.delete(file)
    }
  }

  /** Those of some files, each once. */
  of(files: Iterable<string>): Set<T> {
    const found = new Set<T>()
    for (const file of files) for (const thing of this.#byFile.get(file) ?? []) found.add(thing)
    return found
  }
}
