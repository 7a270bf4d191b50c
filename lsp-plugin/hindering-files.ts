import type { ProjectModel } from '../transformer/model/project.js'
import type { FunctionReference } from '../transformer/model/wiring.js'
import type { FunctionVerdict } from '../transformer/read/plain-types.js'
import type { ProjectIndex } from '../transformer/rules/project-index.js'

/**
 * The files with functions, or typed calls, whose types may have something in the way in other files. Of most functions syntax tells
 * that they have not; so an editor that asks about one file need not read the types of those that are declared in all the others.
 */
export class HinderingFiles {
  readonly #index: ProjectIndex
  /** The functions of which syntax does not tell, by file. */
  readonly #unknown = new Map<string, FunctionReference[]>()

  constructor(index: ProjectIndex) {
    this.#index = index
  }

  /** Looks at all functions again: other types are plain now. */
  reset(): void {
    this.#unknown.clear()
    this.#index.markFunctionsChanged()
  }

  /** Those that have something in the way in a file. */
  of(file: string, model: ProjectModel, typedCalls: Iterable<string>, verdictOf: Verdict): string[] {
    for (const changed of this.#index.takeChangedFunctions()) this.#judge(changed, verdictOf)
    const found = new Set<string>()
    for (const [holder, references] of this.#unknown) {
      const isHindered = references.some((reference) =>
        model.functionOf(reference)?.obstacles.some(({ span }) => span.file === file),
      )
      if (isHindered) found.add(holder)
    }
    for (const holder of typedCalls) {
      const isHindered = model
        .typedCalls(holder)
        .some(({ obstacles }) => obstacles.some(({ span }) => span.file === file))
      if (isHindered) found.add(holder)
    }
    return [...found]
  }

  #judge(file: string, verdictOf: Verdict): void {
    const unknown = [...this.#index.functions([file])].filter(
      (reference) => !reference.isOutside && verdictOf(reference) === 'unknown',
    )
    if (unknown.length > 0) this.#unknown.set(file, unknown)
    else this.#unknown.delete(file)
  }
}

type Verdict = (reference: FunctionReference) => FunctionVerdict
