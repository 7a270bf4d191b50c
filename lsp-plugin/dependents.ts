import { fileOfTypes, type Consulted } from '../transformer/read/consulted.js'

/** Which things have to be looked at again when a file changes. */
export class Dependents<T> {
  /** By file whose text they depend on. */
  readonly #byText = new Map<string, Set<T>>()
  /** By file that sees the types they depend on. */
  readonly #byTypes = new Map<string, Set<T>>()

  add(thing: T, consulted: Consulted): void {
    for (const each of consulted) {
      const { group, file } = this.#place(each)
      const known = group.get(file)
      if (known) known.add(thing)
      else group.set(file, new Set([thing]))
    }
  }

  remove(thing: T, consulted: Consulted): void {
    for (const each of consulted) {
      const { group, file } = this.#place(each)
      const known = group.get(file)
      known?.delete(thing)
      if (known?.size === 0) group.delete(file)
    }
  }

  /** Those that depend on the text of some files, or on the types that some files see; each once. */
  of(files: Iterable<string>, seeOthers: Iterable<string>): Set<T> {
    const found = new Set<T>()
    for (const file of files) for (const thing of this.#byText.get(file) ?? []) found.add(thing)
    for (const file of seeOthers) for (const thing of this.#byTypes.get(file) ?? []) found.add(thing)
    return found
  }

  #place(consulted: string): { group: Map<string, Set<T>>; file: string } {
    const file = fileOfTypes(consulted)
    return file === undefined ? { group: this.#byText, file: consulted } : { group: this.#byTypes, file }
  }
}
