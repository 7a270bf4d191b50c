import type ts from 'typescript'
import { problemDiagnostic } from '../transformer/program/problem-diagnostic.js'
import { programProblems } from '../transformer/program/program-problems.js'
import { isReporting } from '../transformer/program/reporting-program.js'

/** Our problems in a file, unless the program reports them itself, as that of a patched tsserver does. */
export function semanticDiagnostics(typescript: typeof ts, service: ts.LanguageService, file: string): ts.Diagnostic[] {
  const program = service.getProgram()
  const sourceFile = program?.getSourceFile(file)
  if (!program || !sourceFile || isReporting(program)) return []
  return programProblems(typescript, program, sourceFile.fileName).flatMap(
    (problem) => problemDiagnostic(typescript, program, problem) ?? [],
  )
}
