import { fileOfTypes, type Consulted } from '../transformer/read/consulted.js'
import { GroupMap } from '../transformer/rules/group-map.js'

/** Which things have to be looked at again when a file changes. */
export class Dependents<T extends object> {
  /** By file whose text they depend on. */
  readonly #byText = new GroupMap<string, T>()
  /** By file that sees the types they depend on. */
  readonly #byTypes = new GroupMap<string, T>()

  add(thing: T, consulted: Consulted): void {
    for (const each of consulted) {
      const { group, file } = this.#place(each)
      group.add(file, thing)
    }
  }

  remove(thing: T, consulted: Consulted): void {
    for (const each of consulted) {
      const { group, file } = this.#place(each)
      group.delete(file, thing)
    }
  }

  /** Those that depend on the text of some files, or on the types that some files see; each once. */
  of(files: Iterable<string>, seeOthers: Iterable<string>): Set<T> {
    const found = new Set<T>()
    for (const file of files) for (const thing of this.#byText.get(file)) found.add(thing)
    for (const file of seeOthers) for (const thing of this.#byTypes.get(file)) found.add(thing)
    return found
  }

  #place(consulted: string): { group: GroupMap<string, T>; file: string } {
    const file = fileOfTypes(consulted)
    return file === undefined ? { group: this.#byText, file: consulted } : { group: this.#byTypes, file }
  }
}
