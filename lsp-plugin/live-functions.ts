import type { ReadFunction } from '../transformer/model/project.js'
import type { FunctionReference } from '../transformer/model/wiring.js'
import { functionKey } from '../transformer/rules/project-index.js'

/** What was read of functions, as long as no file has changed that their types can come from. */
export class LiveFunctions {
  /** How many functions were read so far: for tests of what an edit costs. */
  reads = 0
  /** By the file that declares them, then by place. */
  readonly #functions = new Map<string, Map<string, ReadFunction | undefined>>()

  /** What was read of a function, or is read now. */
  get(reference: FunctionReference, read: () => ReadFunction | undefined): ReadFunction | undefined {
    const { file } = reference.declaration
    const key = functionKey(reference)
    const inFile = this.#functions.get(file)
    if (inFile?.has(key)) return inFile.get(key)
    this.reads++
    const found = read()
    // What is shown where the function is wired moves with the wiring.
    const moves = found?.obstacles.some(({ span }) => span === reference.span) ?? true
    if (!moves && inFile) inFile.set(key, found)
    else if (!moves) this.#functions.set(file, new Map([[key, found]]))
    return found
  }

  /** Forgets the functions of some files, or of all. */
  forget(files?: Iterable<string>): void {
    if (files === undefined) this.#functions.clear()
    else for (const file of files) this.#functions.delete(file)
  }
}
