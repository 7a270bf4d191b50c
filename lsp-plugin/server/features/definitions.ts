import type ts from 'typescript'
import type { LocationLink, ServerCapabilities } from 'vscode-languageserver/node'
import { locationIn, offsetAt, rangeIn } from '../places.js'
import type { FileView } from '../projects.js'
import { answering, type Session } from '../session.js'

export function definitions({ connection, workspace, client }: Session): ServerCapabilities {
  const takesLinks = client.textDocument?.definition?.linkSupport === true
  connection.onDefinition(
    answering(({ textDocument: { uri }, position }) => {
      const view = workspace.view(uri)
      if (!view) return null
      const { answers, file } = view
      const ask = [file.fileName, offsetAt(file, position)] as const
      const { all, theirs } = answers.compared('getDefinitionAndBoundSpan', ...ask)
      const known = new Set((theirs?.definitions ?? []).map(placeKey))
      const ours = (all?.definitions ?? []).filter((each) => !known.has(placeKey(each)))
      const links = ours.flatMap((each) => linkOf(view, each, all?.textSpan) ?? [])
      if (takesLinks) return links
      return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }))
    }),
  )
  return { definitionProvider: true }
}

/** Two with the same key are at the same place. */
export function placeKey({ fileName, textSpan: { start, length } }: ts.DocumentSpan): string {
  return `${fileName}:${start}:${length}`
}

function linkOf(
  view: FileView,
  { fileName, textSpan, contextSpan }: ts.DefinitionInfo,
  from: ts.TextSpan | undefined,
): LocationLink | undefined {
  const target = locationIn(view.program, fileName, textSpan)
  const whole = locationIn(view.program, fileName, contextSpan ?? textSpan)
  if (!target || !whole) return undefined
  return {
    ...(from === undefined ? {} : { originSelectionRange: rangeIn(view.file, from) }),
    targetUri: target.uri,
    targetRange: whole.range,
    targetSelectionRange: target.range,
  }
}
