import type ts from 'typescript'
import { entryName } from '../../transformer/describe/entry-name.js'
import type { EntryModel } from '../../transformer/model/wiring.js'
import { projectView, type Editor } from '../editor.js'

/** What is searched for: all of a project, or one of its files. */
export interface Search {
  text: string
  most: number | undefined
  file: string | undefined
}

/** Symbols of a project by name: those of TypeScript, and the entries of wirings, such as `GET /todos/:id`. */
export function navigateTo(editor: Editor, theirs: ts.NavigateToItem[], search: Search): ts.NavigateToItem[] {
  const words = search.text.toLowerCase().split(/\s+/).filter(Boolean)
  const view = words.length === 0 ? undefined : projectView(editor)
  if (view === undefined) return theirs
  const items: ts.NavigateToItem[] = []
  for (const entry of view.index.entries(search.file)) {
    const name = entryName(entry)
    const lower = name.toLowerCase()
    if (words.every((word) => lower.includes(word))) items.push(item(editor.ts, entry, name, search.text))
  }
  const all = [...items, ...theirs]
  return search.most === undefined ? all : all.slice(0, search.most)
}

function item(ts: Editor['ts'], entry: EntryModel, name: string, searched: string): ts.NavigateToItem {
  const { file, start, length } = entry.slotSpan ?? entry.span
  const [lower, wanted] = [name.toLowerCase(), searched.trim().toLowerCase()]
  return {
    name,
    kind: ts.ScriptElementKind.memberVariableElement,
    kindModifiers: '',
    matchKind: lower === wanted ? 'exact' : lower.startsWith(wanted) ? 'prefix' : 'substring',
    isCaseSensitive: name.includes(searched.trim()),
    fileName: file,
    textSpan: { start, length },
    containerName: entry.target?.name ?? '',
    containerKind: entry.target ? ts.ScriptElementKind.functionElement : ts.ScriptElementKind.unknown,
  }
}
