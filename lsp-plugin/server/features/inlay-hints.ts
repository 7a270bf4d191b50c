import type ts from 'typescript'
import { InlayHintKind, type InlayHint, type ServerCapabilities } from 'vscode-languageserver/node'
import { offsetAt } from '../places.js'
import { answering, type Session } from '../session.js'

export function inlayHints({ connection, workspace }: Session): ServerCapabilities {
  connection.languages.inlayHint.on(
    answering(({ textDocument: { uri }, range }): InlayHint[] => {
      const view = workspace.view(uri)
      if (!view) return []
      const { typescript, answers, file } = view
      const start = offsetAt(file, range.start)
      const span = { start, length: offsetAt(file, range.end) - start }
      const hints = answers.added('provideInlayHints', file.fileName, span, {})
      return hints.map((hint) => hintOf(typescript, file, hint))
    }),
  )
  return { inlayHintProvider: true }
}

function hintOf({ InlayHintKind: Kind }: typeof ts, file: ts.SourceFile, hint: ts.InlayHint): InlayHint {
  const kinds: Partial<Record<ts.InlayHintKind, InlayHintKind>> = {
    [Kind.Parameter]: InlayHintKind.Parameter,
    [Kind.Type]: InlayHintKind.Type,
  }
  const kind = kinds[hint.kind]
  return {
    position: file.getLineAndCharacterOfPosition(hint.position),
    label: hint.displayParts?.map(({ text }) => text).join('') ?? hint.text,
    ...(kind === undefined ? {} : { kind }),
    ...(hint.whitespaceBefore === true ? { paddingLeft: true } : {}),
    ...(hint.whitespaceAfter === true ? { paddingRight: true } : {}),
  }
}
