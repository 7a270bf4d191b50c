import type ts from 'typescript'
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver/node'
import { rangeIn, uriOf } from './places.js'
import type { FileView, LoadedProject } from './projects.js'

/** Our problems in a file. */
export function fileDiagnostics(view: FileView | undefined): Diagnostic[] {
  if (!view) return []
  const { typescript, answers, file } = view
  const found: readonly ts.Diagnostic[] = [
    ...answers.added('getSemanticDiagnostics', file.fileName),
    ...answers.added('getSuggestionDiagnostics', file.fileName),
  ]
  return found.map((each) => shown(typescript, each, file))
}

/** What is wrong with a tsconfig.json: with our options in it, or so that its build would fail or emit no contracts. */
export function setupDiagnostics({ typescript, answers, program }: LoadedProject): Diagnostic[] {
  const file = program.getCompilerOptions()['configFile'] as ts.SourceFile | undefined
  if (!file) return []
  return answers.added('getCompilerOptionsDiagnostics').map((each) => shown(typescript, each, file))
}

function shown(typescript: typeof ts, diagnostic: ts.Diagnostic, file: ts.SourceFile): Diagnostic {
  const { start = 0, length = 0, code, category, messageText, relatedInformation, reportsUnnecessary } = diagnostic
  const related = (relatedInformation ?? []).flatMap((each) =>
    each.file === undefined
      ? []
      : [
          {
            location: {
              uri: uriOf(each.file.fileName),
              range: rangeIn(each.file, { start: each.start ?? 0, length: each.length ?? 0 }),
            },
            message: typescript.flattenDiagnosticMessageText(each.messageText, '\n'),
          },
        ],
  )
  return {
    range: rangeIn(file, { start, length }),
    severity: severityOf(typescript, category),
    code,
    source: 'solder',
    message: typescript.flattenDiagnosticMessageText(messageText, '\n'),
    ...(reportsUnnecessary === undefined ? {} : { tags: [DiagnosticTag.Unnecessary] }),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  }
}

function severityOf({ DiagnosticCategory }: typeof ts, category: ts.DiagnosticCategory): DiagnosticSeverity {
  switch (category) {
    case DiagnosticCategory.Error:
      return DiagnosticSeverity.Error
    case DiagnosticCategory.Warning:
      return DiagnosticSeverity.Warning
    default:
      return DiagnosticSeverity.Hint
  }
}
