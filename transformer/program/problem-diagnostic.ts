import type ts from 'typescript'
import type { Span } from '../model/place.js'
import type { Problem } from '../model/problem.js'

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
    category: typescript.DiagnosticCategory[problem.severity === 'error' ? 'Error' : 'Warning'],
    code: problem.code,
    source: 'solder',
    messageText: problem.message,
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  }
}

function locate(program: ts.Program, { file, start, length }: Span) {
  const sourceFile = program.getSourceFile(file)
  return sourceFile && { file: sourceFile, start, length }
}
