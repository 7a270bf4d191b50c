import type ts from 'typescript'
import { entriesAt, isNameAlone, viewOf, type Editor } from '../editor.js'
import { entryItem, functionItem } from './items.js'

/** Whose calls can be shown: an entry's, at its key; else what TypeScript knows. */
export function prepareCalls(
  editor: Editor,
  theirs: ts.CallHierarchyItem | ts.CallHierarchyItem[] | undefined,
  fileName: string,
  position: number,
): ts.CallHierarchyItem | ts.CallHierarchyItem[] | undefined {
  const view = viewOf(editor, fileName)
  const entries = view ? entriesAt(view, position).filter(({ target }) => target !== undefined) : []
  if (entries.length === 0) return theirs
  return entries.flatMap((entry) => {
    const itself = entry.target && isNameAlone(entry) ? functionItem(editor, entry.target.declaration) : undefined
    return itself ?? entryItem(editor.ts, entry)
  })
}
