import type { ServerCapabilities, SymbolInformation } from 'vscode-languageserver/node'
import { locationIn } from '../places.js'
import { answering, type Session } from '../session.js'
import { symbolKind } from '../symbol-kind.js'

/** As many as tsserver answers with. */
const most = 256

export function workspaceSymbols({ connection, workspace }: Session): ServerCapabilities {
  connection.onWorkspaceSymbol(
    answering(({ query }): SymbolInformation[] => {
      const found = new Map<string, SymbolInformation>()
      for (const { typescript, answers, program } of workspace.loaded()) {
        for (const item of answers.added('getNavigateToItems', query, most, undefined, true)) {
          const location = locationIn(program, item.fileName, item.textSpan)
          if (!location) continue
          found.set(`${item.fileName}:${item.textSpan.start}:${item.name}`, {
            name: item.name,
            kind: symbolKind(typescript, item.kind),
            location,
            ...(item.containerName === '' ? {} : { containerName: item.containerName }),
          })
        }
      }
      return [...found.values()].slice(0, most)
    }),
  )
  return { workspaceSymbolProvider: true }
}
