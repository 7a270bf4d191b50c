import type ts from 'typescript'
import {
  LSPErrorCodes,
  ResponseError,
  type Position,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import { refuseName } from '../../names/refuse-name.js'
import { offsetAt, rangeIn } from '../places.js'
import type { FileView } from '../projects.js'
import { answering, type Session } from '../session.js'
import { placeKey } from './definitions.js'
import { workspaceEdit } from '../workspace-edit.js'

/**
 * Renames what only we know to belong together. An editor renames with one server alone, so where we know of more places than
 * TypeScript does, we name all of them; everywhere else we say that there is nothing to rename, and the editor asks the next server.
 */
export function rename({ connection, workspace, client }: Session): ServerCapabilities {
  const prepares = client.textDocument?.rename?.prepareSupport === true
  connection.onPrepareRename(
    answering(({ textDocument: { uri }, position }) => {
      const view = workspace.view(uri)
      const found = view && renameable(view, position)
      return found ? { range: rangeIn(view.file, found.triggerSpan), placeholder: found.displayName } : null
    }),
  )
  connection.onRenameRequest(
    answering(({ textDocument: { uri }, position, newName }): WorkspaceEdit | null => {
      const changes = new Map<string, Map<string, ts.TextChange>>()
      const views = workspace.views(uri).filter((view) => {
        const found = renameable(view, position)
        const isTopic = found?.kind === view.typescript.ScriptElementKind.string
        const flaw = found && refuseName(isTopic ? 'topic' : 'property', newName)
        if (flaw !== undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, flaw)
        return found !== undefined
      })
      for (const view of views) {
        for (const each of locations(view, position).all) {
          const inFile = changes.get(each.fileName) ?? new Map<string, ts.TextChange>()
          changes.set(each.fileName, inFile)
          const { textSpan, prefixText = '', suffixText = '' } = each
          inFile.set(placeKey(each), { span: textSpan, newText: prefixText + newName + suffixText })
        }
      }
      const [view] = views
      if (view) {
        const edits = [...changes].map(([fileName, each]) => ({ fileName, textChanges: [...each.values()] }))
        return workspaceEdit(view, client, edits) ?? null
      }
      if (prepares) return null
      throw new ResponseError(LSPErrorCodes.RequestFailed, 'Solder has nothing to rename here.')
    }),
  )
  return { renameProvider: prepares ? { prepareProvider: true } : true }
}

/** What can be renamed at a position, when we know of more places than TypeScript does. */
function renameable(view: FileView, position: Position): ts.RenameInfoSuccess | undefined {
  const { answers, file } = view
  const { all } = answers.compared('getRenameInfo', file.fileName, offsetAt(file, position), {})
  if (!all.canRename) return undefined
  const { all: places, theirs } = locations(view, position)
  const known = new Set(theirs.map(placeKey))
  return places.some((each) => !known.has(placeKey(each))) ? all : undefined
}

function locations({ answers, file }: FileView, position: Position) {
  const ask = [
    file.fileName,
    offsetAt(file, position),
    false,
    false,
    { providePrefixAndSuffixTextForRename: true },
  ] as const
  const { all, theirs } = answers.compared(
    'findRenameLocations',
    ...(ask as unknown as Parameters<ts.LanguageService['findRenameLocations']>),
  )
  return { all: all ?? [], theirs: theirs ?? [] }
}
