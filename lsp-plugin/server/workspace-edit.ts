import type ts from 'typescript'
import type { ClientCapabilities, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import { sourceOf } from '../../transformer/program/problem-diagnostic.js'
import { rangeIn, uriOf } from './places.js'
import type { FileView } from './projects.js'

type Changes = Pick<ts.FileTextChanges, 'fileName' | 'textChanges' | 'isNewFile'>

/** Changes of files as an editor carries them out; undefined when it cannot. */
export function workspaceEdit(
  { program }: FileView,
  client: ClientCapabilities,
  changes: readonly Changes[],
): WorkspaceEdit | undefined {
  const { documentChanges, resourceOperations } = client.workspace?.workspaceEdit ?? {}
  if (changes.some(({ isNewFile }) => isNewFile) && !(documentChanges && resourceOperations?.includes('create')))
    return undefined
  const edits = changes.map((each) => ({
    uri: uriOf(each.fileName),
    isNew: each.isNewFile,
    edits: editsOf(program, each),
  }))
  if (!documentChanges) return { changes: Object.fromEntries(edits.map(({ uri, edits }) => [uri, edits])) }
  return {
    documentChanges: edits.flatMap(({ uri, isNew, edits }) => [
      ...(isNew ? [{ kind: 'create' as const, uri }] : []),
      { textDocument: { uri, version: null }, edits },
    ]),
  }
}

function editsOf(program: ts.Program, { fileName, textChanges }: Changes): TextEdit[] {
  const file = sourceOf(program, fileName)
  const start = { line: 0, character: 0 }
  return textChanges.map(({ span, newText }) => ({
    range: file ? rangeIn(file, span) : { start, end: start },
    newText,
  }))
}
