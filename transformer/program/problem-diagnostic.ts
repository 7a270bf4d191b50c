import type ts from 'typescript'
import type { Span } from '../model/place.js'
import type { Problem } from '../model/problem.js'
import { lockSource } from '../read/read-lock.js'

/** A problem in the form that TypeScript shows; undefined when its file is not in the program. */
export function problemDiagnostic(
  typescript: typeof ts,
  program: ts.Program,
  problem: Problem,
): ts.DiagnosticWithLocation | undefined {
  const place = locate(program, problem.span)
  if (!place) return undefined
  const related = problem.related.flatMap(({ span, message }): ts.DiagnosticRelatedInformation[] => {
    const at = locate(program, span)
    return at
      ? [{ ...at, category: typescript.DiagnosticCategory.Message, code: problem.code, messageText: message }]
      : []
  })
  return {
    ...place,
    category: categoryOf(typescript, problem),
    code: problem.code,
    source: 'solder',
    messageText: problem.message,
    ...(problem.unnecessary ? { reportsUnnecessary: {} } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  }
}

function categoryOf({ DiagnosticCategory }: typeof ts, { severity }: Problem): ts.DiagnosticCategory {
  switch (severity) {
    case 'error':
      return DiagnosticCategory.Error
    case 'warning':
      return DiagnosticCategory.Warning
    default:
      return DiagnosticCategory.Suggestion
  }
}

function locate(program: ts.Program, { file, start, length }: Span) {
  const sourceFile = sourceOf(program, file)
  return sourceFile && { file: sourceFile, start, length }
}

/** A file that a problem can be in: one of the program, its tsconfig.json, or the lock file of its workflows. */
export function sourceOf(program: ts.Program, file: string): ts.SourceFile | undefined {
  const { configFile } = program.getCompilerOptions() as { configFile?: ts.TsConfigSourceFile }
  return (
    program.getSourceFile(file) ?? (configFile?.fileName === file ? configFile : undefined) ?? lockSource(program, file)
  )
}
