import type ts from 'typescript'
import {
  CompletionItemKind,
  MarkupKind,
  type CompletionItem,
  type ServerCapabilities,
} from 'vscode-languageserver/node'
import { displayText } from '../display-text.js'
import { offsetAt, rangeIn } from '../places.js'
import type { FileView } from '../projects.js'
import { answering, type Session } from '../session.js'

/** What it takes to ask for an item's details. */
interface ItemData {
  uri: string
  offset: number
  name: string
  source: string | undefined
}

export function completions({ connection, workspace }: Session): ServerCapabilities {
  connection.onCompletion(
    answering(({ textDocument: { uri }, position }): CompletionItem[] => {
      const view = workspace.view(uri)
      if (!view) return []
      const { answers, file } = view
      const offset = offsetAt(file, position)
      const found = answers.added('getCompletionsAtPosition', file.fileName, offset, {})
      return (found?.entries ?? []).map((entry) => itemOf(view, entry, uri, offset, found?.optionalReplacementSpan))
    }),
  )
  connection.onCompletionResolve((item) => {
    const { uri, offset, name, source } = item.data as ItemData
    const view = workspace.view(uri)
    if (!view) return item
    const { answers, file } = view
    const ask = [file.fileName, offset, name, {}, source, {}, undefined] as const
    const details = answers.compared('getCompletionEntryDetails', ...ask).all
    if (!details) return item
    const documentation = displayText(details.documentation)
    return {
      ...item,
      detail: displayText(details.displayParts),
      ...(documentation === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    }
  })
  return {
    completionProvider: { triggerCharacters: ["'", '"', '`', '/', ':', '{', ' ', '@', '<'], resolveProvider: true },
  }
}

function itemOf(
  { typescript, file }: FileView,
  entry: ts.CompletionEntry,
  uri: string,
  offset: number,
  around: ts.TextSpan | undefined,
): CompletionItem {
  const span = entry.replacementSpan ?? around
  const text = entry.insertText ?? entry.name
  const data: ItemData = { uri, offset, name: entry.name, source: entry.source }
  return {
    label: entry.name,
    kind: kindOf(typescript, entry.kind),
    sortText: entry.sortText,
    data,
    ...(entry.filterText === undefined ? {} : { filterText: entry.filterText }),
    ...(entry.labelDetails === undefined ? {} : { labelDetails: entry.labelDetails }),
    ...(entry.isRecommended === true ? { preselect: true } : {}),
    ...(span === undefined ? { insertText: text } : { textEdit: { range: rangeIn(file, span), newText: text } }),
  }
}

function kindOf({ ScriptElementKind: Kind }: typeof ts, kind: ts.ScriptElementKind): CompletionItemKind {
  switch (kind) {
    case Kind.functionElement:
      return CompletionItemKind.Function
    case Kind.memberVariableElement:
    case Kind.memberGetAccessorElement:
      return CompletionItemKind.Property
    case Kind.keyword:
      return CompletionItemKind.Keyword
    default:
      return CompletionItemKind.Value
  }
}
