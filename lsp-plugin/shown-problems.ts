import type ts from 'typescript'
import type { Problem } from '../transformer/model/problem.js'
import { problemDiagnostic } from '../transformer/program/problem-diagnostic.js'
import { isReporting } from '../transformer/program/reporting-program.js'
import type { FileProblems } from './file-problems.js'
import { setupFlaw, setupFlawIn } from './setup-flaw.js'

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
    const found = this.#files.of(file)
    const mistakes = this.#diagnostics(found, ({ severity }, isReported) =>
      severity === 'error' ? !isReported : severity === 'warning',
    )
    const source = found?.program.getSourceFile(file)
    return found && source ? [...setupFlawIn(this.#typescript, found.program, source), ...mistakes] : mistakes
  }

  /** The hints in a file. */
  suggestions(file: string): ts.DiagnosticWithLocation[] {
    return this.#diagnostics(this.#files.of(file), ({ severity }) => severity === 'suggestion')
  }

  /** What is wrong with tsconfig.json. */
  setup(): ts.DiagnosticWithLocation[] {
    const found = this.#files.ofSetup()
    const flaw = found && setupFlaw(this.#typescript, found.program)
    const problems = this.#diagnostics(found, ({ severity }, isReported) => severity !== 'error' || !isReported)
    return flaw ? [...problems, flaw] : problems
  }

  #diagnostics(found: Found, isShown: (problem: Problem, isReported: boolean) => boolean): ts.DiagnosticWithLocation[] {
    if (!found || found.problems.length === 0) return []
    const isReported = isReporting(found.program)
    return found.problems
      .filter((problem) => isShown(problem, isReported))
      .flatMap((problem) => problemDiagnostic(this.#typescript, found.program, problem) ?? [])
  }
}
