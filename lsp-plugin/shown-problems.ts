import type ts from 'typescript'
import type { Problem } from '../transformer/model/problem.js'
import { problemDiagnostic } from '../transformer/program/problem-diagnostic.js'
import { isReporting } from '../transformer/program/reporting-program.js'
import type { FileProblems } from './file-problems.js'

type Found = ReturnType<FileProblems['of']>

/** Our problems as editors ask for them: errors and warnings, hints, and what is wrong with the configuration. */
export class ShownProblems {
  readonly #typescript: typeof ts
  readonly #files: FileProblems

  constructor(typescript: typeof ts, files: FileProblems) {
    this.#typescript = typescript
    this.#files = files
  }

  /** The errors and warnings in a file, unless the program reports errors itself, as that of a patched tsserver does. */
  mistakes(file: string): ts.DiagnosticWithLocation[] {
    return this.#diagnostics(this.#files.of(file), ({ severity }, isReported) =>
      severity === 'error' ? !isReported : severity === 'warning',
    )
  }

  /** The hints in a file. */
  suggestions(file: string): ts.DiagnosticWithLocation[] {
    return this.#diagnostics(this.#files.of(file), ({ severity }) => severity === 'suggestion')
  }

  /** What is wrong with tsconfig.json. */
  setup(): ts.DiagnosticWithLocation[] {
    return this.#diagnostics(this.#files.ofSetup(), ({ severity }, isReported) => severity !== 'error' || !isReported)
  }

  #diagnostics(found: Found, isShown: (problem: Problem, isReported: boolean) => boolean): ts.DiagnosticWithLocation[] {
    if (!found) return []
    const isReported = isReporting(found.program)
    return found.problems
      .filter((problem) => isShown(problem, isReported))
      .flatMap((problem) => problemDiagnostic(this.#typescript, found.program, problem) ?? [])
  }
}
