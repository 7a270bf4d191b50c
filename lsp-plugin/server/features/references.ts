import type ts from 'typescript'
import type { Location, ServerCapabilities } from 'vscode-languageserver/node'
import { locationIn, offsetAt } from '../places.js'
import { answering, type Session } from '../session.js'
import { placeKey } from './definitions.js'

export function references({ connection, workspace }: Session): ServerCapabilities {
  connection.onReferences(
    answering(({ textDocument: { uri }, position, context: { includeDeclaration } }): Location[] => {
      const found = new Map<string, Location>()
      for (const view of workspace.views(uri)) {
        const { answers, file } = view
        const { all, theirs } = answers.compared('findReferences', file.fileName, offsetAt(file, position))
        const known = new Set(entriesOf(theirs).map(placeKey))
        for (const each of entriesOf(all)) {
          if (known.has(placeKey(each)) || (each.isDefinition === true && !includeDeclaration)) continue
          const location = locationIn(view.program, each.fileName, each.textSpan)
          if (location) found.set(placeKey(each), location)
        }
      }
      return [...found.values()]
    }),
  )
  return { referencesProvider: true }
}

function entriesOf(symbols: readonly ts.ReferencedSymbol[] | undefined): ts.ReferencedSymbolEntry[] {
  return (symbols ?? []).flatMap(({ references }) => references)
}
