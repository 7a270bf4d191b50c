import type ts from 'typescript'
import { MarkupKind, type ServerCapabilities } from 'vscode-languageserver/node'
import { displayText } from '../display-text.js'
import { offsetAt, rangeIn } from '../places.js'
import { answering, type Session } from '../session.js'

export function hovers({ connection, workspace }: Session): ServerCapabilities {
  connection.onHover(
    answering(({ textDocument: { uri }, position }) => {
      const view = workspace.view(uri)
      if (!view) return null
      const { answers, file } = view
      const { all, theirs } = answers.compared('getQuickInfoAtPosition', file.fileName, offsetAt(file, position))
      const value = all && addedText(all, theirs)
      if (all === undefined || value === undefined || value === '') return null
      return { contents: { kind: MarkupKind.Markdown, value }, range: rangeIn(file, all.textSpan) }
    }),
  )
  return { hoverProvider: true }
}

/** What our answer says and TypeScript's does not, in Markdown: what was added to its documentation, or all of ours. */
function addedText(ours: ts.QuickInfo, theirs: ts.QuickInfo | undefined): string | undefined {
  if (ours === theirs) return undefined
  const [text, before] = [displayText(ours.documentation), displayText(theirs?.documentation)]
  const isAddition = theirs !== undefined && displayText(ours.displayParts) === displayText(theirs.displayParts)
  if (isAddition) return text.startsWith(before) ? text.slice(before.length).trim() : text
  return `\`\`\`typescript\n${displayText(ours.displayParts)}\n\`\`\`\n\n${text}`.trim()
}
