import type { Obstacle, ReadFunction, TypedCallModel } from '../transformer/model/project.js'
import type { FunctionReference } from '../transformer/model/wiring.js'
import { functionUse } from '../transformer/rules/project-index.js'
import type { FileChanges } from './file-changes.js'

/** Something that was read of types, the program that it was read of, and the files that places in it are in. */
interface Kept<T> {
  value: T
  since: number
  places: ReadonlySet<string>
}

type KeptFunctions = Map<string, Kept<ReadFunction | undefined>>

/** What was read of the types of functions and typed calls, as long as it is true. */
export class LiveTypes {
  /** How many functions were read so far: for tests of what an edit costs. */
  reads = 0
  readonly #changes: FileChanges
  /** By the file that declares them, or names them with other types, then by place. */
  readonly #functions = new Map<string, { since: number; functions: KeptFunctions }>()
  readonly #calls = new Map<string, Kept<TypedCallModel[]>>()

  constructor(changes: FileChanges) {
    this.#changes = changes
  }

  /** What was read of a function, or is read now. */
  functionOf(reference: FunctionReference, read: () => ReadFunction | undefined): ReadFunction | undefined {
    const { declaration, span, isConcrete } = reference
    const { file } = isConcrete ? span : declaration
    const key = functionUse(reference)
    const inFile = this.#keptIn(file)
    const kept = inFile.get(key)
    if (kept && this.#isTrue(file, kept)) return kept.value
    this.reads++
    const value = read()
    // What is shown where the function is named is of that place alone.
    if (reference.isOutside) return value
    const others = [declaration.file, ...(value?.inputMembers ? [value.inputMembers.at.file] : [])]
    inFile.set(key, this.#keep(file, value, value?.obstacles ?? [], others))
    return value
  }

  /** The typed calls in a file. */
  callsIn(file: string, read: () => TypedCallModel[]): TypedCallModel[] {
    const kept = this.#calls.get(file)
    if (kept && this.#isTrue(file, kept)) return kept.value
    const value = read()
    this.#calls.set(
      file,
      this.#keep(
        file,
        value,
        value.flatMap(({ obstacles }) => obstacles),
      ),
    )
    return value
  }

  /** Forgets everything. */
  forget(): void {
    this.#functions.clear()
    this.#calls.clear()
  }

  /** What was read of a file as it is now: an edit moves functions. */
  #keptIn(file: string): KeptFunctions {
    const since = this.#changes.textOf(file)
    const known = this.#functions.get(file)
    if (known?.since === since) return known.functions
    const functions: KeptFunctions = new Map()
    this.#functions.set(file, { since, functions })
    return functions
  }

  #keep<T>(file: string, value: T, obstacles: readonly Obstacle[], others: readonly string[] = []): Kept<T> {
    return {
      value,
      since: this.#changes.now,
      places: new Set([file, ...others, ...obstacles.map(({ span }) => span.file)]),
    }
  }

  #isTrue(file: string, { since, places }: Kept<unknown>): boolean {
    if (this.#changes.typesIn(file) > since) return false
    for (const place of places) if (this.#changes.textOf(place) > since) return false
    return true
  }
}
