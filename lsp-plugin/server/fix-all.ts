import type ts from 'typescript'
import type { FileView } from './projects.js'

/** All fixes in a file that need nobody to choose, as one change. Of two that touch the same text, the first one is made. */
export function fixAll({ answers, file }: FileView): ts.FileTextChanges[] {
  const { fileName } = file
  const fixIds = new Set(
    [
      ...answers.added('getSemanticDiagnostics', fileName),
      ...answers.added('getSuggestionDiagnostics', fileName),
    ].flatMap(({ start = 0, length = 0, code }) =>
      answers
        .added('getCodeFixesAtPosition', fileName, start, start + length, [code], {}, {})
        .flatMap(({ fixId }) => fixId ?? []),
    ),
  )
  const scope = { type: 'file' as const, fileName }
  const changes = new Map<string, ts.TextChange[]>()
  for (const fixId of fixIds) {
    for (const change of answers.compared('getCombinedCodeFix', scope, fixId, {}, {}).all.changes) {
      const made = changes.get(change.fileName) ?? []
      changes.set(change.fileName, made)
      made.push(...change.textChanges.filter(({ span }) => !made.some((each) => overlaps(each.span, span))))
    }
  }
  return [...changes].map(([name, textChanges]) => ({ fileName: name, textChanges }))
}

function overlaps(a: ts.TextSpan, b: ts.TextSpan): boolean {
  return a.start <= b.start + b.length && b.start <= a.start + a.length
}
