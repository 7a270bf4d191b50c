import type ts from 'typescript'
import { viewOf, type Editor } from '../editor.js'
import { textChanges } from '../text-changes.js'
import { extractInput } from './extract-input.js'
import { handlerToFunction } from './handler/handler-to-function.js'
import type { Refactoring } from './refactoring.js'
import { wireRefactorings } from './wire-function.js'
import { schemaToType } from './zod/schema-to-type.js'

const group = 'solder'

/** What can be done at a place, besides what TypeScript offers. */
export function applicableRefactors(
  editor: Editor,
  theirs: ts.ApplicableRefactorInfo[],
  fileName: string,
  at: number | ts.TextRange,
  kind: string | undefined,
): ts.ApplicableRefactorInfo[] {
  const found = refactoringsAt(editor, fileName, at).filter((each) => kind === undefined || isOfKind(each, kind))
  if (found.length === 0) return theirs
  const actions = found.map(({ name, title, kind: own }) => ({ name, description: title, kind: own }))
  return [...theirs, { name: group, description: 'Solder', actions }]
}

/** How one of ours is done; TypeScript's answer for another. */
export function editsForRefactor(
  editor: Editor,
  theirs: ts.RefactorEditInfo | undefined,
  fileName: string,
  at: number | ts.TextRange,
  [refactor, action]: [refactor: string, action: string],
): ts.RefactorEditInfo | undefined {
  if (refactor !== group) return theirs
  const found = refactoringsAt(editor, fileName, at).find(({ name }) => name === action)
  return found && { edits: textChanges(editor.service.getProgram(), found.edits()) }
}

function refactoringsAt(editor: Editor, fileName: string, at: number | ts.TextRange): Refactoring[] {
  const view = viewOf(editor, fileName)
  if (view === undefined) return []
  const position = typeof at === 'number' ? at : at.pos
  return [
    ...wireRefactorings(view, position),
    ...extractInput(view, position),
    ...schemaToType(editor, view, position),
    ...handlerToFunction(view, position),
  ]
}

/** `refactor.extract.type` is of the kind `refactor.extract`. */
function isOfKind({ kind }: Refactoring, wanted: string): boolean {
  return kind === wanted || kind.startsWith(`${wanted}.`)
}
