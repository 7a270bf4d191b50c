import type ts from 'typescript'
import type { DocumentSymbol, ServerCapabilities } from 'vscode-languageserver/node'
import { rangeIn } from '../places.js'
import { answering, type Session } from '../session.js'
import { symbolKind } from '../symbol-kind.js'

export function documentSymbols({ connection, workspace }: Session): ServerCapabilities {
  connection.onDocumentSymbol(
    answering(({ textDocument: { uri } }): DocumentSymbol[] => {
      const view = workspace.view(uri)
      if (!view) return []
      const { typescript, answers, file } = view
      const { all, theirs } = answers.compared('getNavigationTree', file.fileName)
      const known = new Set<string>()
      note(theirs, known)
      return added(all, known).map((node) => symbolOf(typescript, file, node))
    }),
  )
  return { documentSymbolProvider: { label: 'Solder' } }
}

function note(node: ts.NavigationTree | undefined, known: Set<string>): void {
  if (!node) return
  known.add(nodeKey(node))
  for (const child of node.childItems ?? []) note(child, known)
}

/** The topmost parts of a tree that are not known. */
function added(node: ts.NavigationTree, known: ReadonlySet<string>): ts.NavigationTree[] {
  return known.has(nodeKey(node)) ? (node.childItems ?? []).flatMap((child) => added(child, known)) : [node]
}

function nodeKey({ text, kind, spans: [span] }: ts.NavigationTree): string {
  return `${kind} ${span?.start ?? 0} ${span?.length ?? 0} ${text}`
}

function symbolOf(typescript: typeof ts, file: ts.SourceFile, node: ts.NavigationTree): DocumentSymbol {
  const [span = { start: 0, length: 0 }] = node.spans
  const { nameSpan, childItems } = node
  // The name's place has to lie within the whole.
  const isWithin =
    nameSpan !== undefined &&
    nameSpan.start >= span.start &&
    nameSpan.start + nameSpan.length <= span.start + span.length
  return {
    name: node.text,
    kind: symbolKind(typescript, node.kind),
    range: rangeIn(file, span),
    selectionRange: rangeIn(file, isWithin ? nameSpan : span),
    ...(childItems === undefined ? {} : { children: childItems.map((child) => symbolOf(typescript, file, child)) }),
  }
}
