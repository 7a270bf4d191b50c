import type ts from 'typescript'
import {
  InlayHintKind,
  type InlayHint,
  type InlayHintLabelPart,
  type ServerCapabilities,
} from 'vscode-languageserver/node'
import { locationIn, offsetAt } from '../places.js'
import type { FileView } from '../projects.js'
import { answering, type Session } from '../session.js'

export function inlayHints({ connection, workspace }: Session): ServerCapabilities {
  connection.languages.inlayHint.on(
    answering(({ textDocument: { uri }, range }): InlayHint[] => {
      const view = workspace.view(uri)
      if (!view) return []
      const { answers, file } = view
      const start = offsetAt(file, range.start)
      const span = { start, length: offsetAt(file, range.end) - start }
      const hints = answers.added('provideInlayHints', file.fileName, span, { interactiveInlayHints: true })
      return hints.map((hint) => hintOf(view, hint))
    }),
  )
  return { inlayHintProvider: true }
}

function hintOf({ typescript, program, file }: FileView, hint: ts.InlayHint): InlayHint {
  const { InlayHintKind: Kind } = typescript
  const kinds: Partial<Record<ts.InlayHintKind, InlayHintKind>> = {
    [Kind.Parameter]: InlayHintKind.Parameter,
    [Kind.Type]: InlayHintKind.Type,
  }
  const kind = kinds[hint.kind]
  return {
    position: file.getLineAndCharacterOfPosition(hint.position),
    label: hint.displayParts?.map((part) => labelPart(program, part)) ?? hint.text,
    ...(kind === undefined ? {} : { kind }),
    ...(hint.whitespaceBefore === true ? { paddingLeft: true } : {}),
    ...(hint.whitespaceAfter === true ? { paddingRight: true } : {}),
  }
}

/** A part that names something leads there. */
function labelPart(program: ts.Program, { text, file, span }: ts.InlayHintDisplayPart): InlayHintLabelPart {
  const location = file !== undefined && span !== undefined ? locationIn(program, file, span) : undefined
  return { value: text, ...(location === undefined ? {} : { location }) }
}
