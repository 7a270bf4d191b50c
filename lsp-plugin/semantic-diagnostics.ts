import type ts from 'typescript'
import { problemDiagnostic } from '../transformer/program/problem-diagnostic.js'
import { isReporting } from '../transformer/program/reporting-program.js'
import type { FileProblems } from './file-problems.js'

/** Our problems in a file, unless the program reports them itself, as that of a patched tsserver does. */
export function semanticDiagnostics(typescript: typeof ts, files: FileProblems, file: string): ts.Diagnostic[] {
  const found = files.of(file)
  if (!found || isReporting(found.program)) return []
  return found.problems.flatMap((problem) => problemDiagnostic(typescript, found.program, problem) ?? [])
}
