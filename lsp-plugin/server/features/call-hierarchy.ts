import type ts from 'typescript'
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Range,
  ServerCapabilities,
} from 'vscode-languageserver/node'
import { locationIn, offsetAt } from '../places.js'
import type { FileView } from '../projects.js'
import { answering, type Session } from '../session.js'
import { symbolKind } from '../symbol-kind.js'

/** Who calls whom, TypeScript's part included: an editor asks one server for the whole of it. */
export function callHierarchy({ connection, workspace }: Session): ServerCapabilities {
  connection.languages.callHierarchy.onPrepare(
    answering(({ textDocument: { uri }, position }): CallHierarchyItem[] => {
      const view = workspace.view(uri)
      if (!view) return []
      const { answers, file } = view
      const { all = [] } = answers.compared('prepareCallHierarchy', file.fileName, offsetAt(file, position))
      return (Array.isArray(all) ? all : [all]).flatMap((item) => itemOf(view, item) ?? [])
    }),
  )
  connection.languages.callHierarchy.onIncomingCalls(
    answering(({ item }): CallHierarchyIncomingCall[] => {
      const view = workspace.find(item.uri)
      if (!view) return []
      const { all } = view.answers.compared('provideCallHierarchyIncomingCalls', ...placeOf(view, item))
      return all.flatMap(({ from, fromSpans }) => {
        const caller = itemOf(view, from)
        return caller ? [{ from: caller, fromRanges: rangesIn(view, from.file, fromSpans) }] : []
      })
    }),
  )
  connection.languages.callHierarchy.onOutgoingCalls(
    answering(({ item }): CallHierarchyOutgoingCall[] => {
      const view = workspace.find(item.uri)
      if (!view) return []
      const { all } = view.answers.compared('provideCallHierarchyOutgoingCalls', ...placeOf(view, item))
      return all.flatMap(({ to, fromSpans }) => {
        const called = itemOf(view, to)
        return called ? [{ to: called, fromRanges: rangesIn(view, view.file.fileName, fromSpans) }] : []
      })
    }),
  )
  return { callHierarchyProvider: true }
}

function placeOf({ file }: FileView, { selectionRange }: CallHierarchyItem): [file: string, position: number] {
  return [file.fileName, offsetAt(file, selectionRange.start)]
}

function itemOf({ typescript, program }: FileView, item: ts.CallHierarchyItem): CallHierarchyItem | undefined {
  const { name, kind, file, span, selectionSpan, containerName } = item
  const [whole, selection] = [locationIn(program, file, span), locationIn(program, file, selectionSpan)]
  if (!whole || !selection) return undefined
  return {
    name,
    kind: symbolKind(typescript, kind),
    uri: whole.uri,
    range: whole.range,
    selectionRange: selection.range,
    ...(containerName === undefined ? {} : { detail: containerName }),
  }
}

function rangesIn({ program }: FileView, file: string, spans: readonly ts.TextSpan[]): Range[] {
  return spans.flatMap((span) => locationIn(program, file, span)?.range ?? [])
}
