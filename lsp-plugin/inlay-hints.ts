import type ts from 'typescript'
import { entryName } from '../transformer/describe/entry-name.js'
import type { EntryModel, FunctionReference } from '../transformer/model/wiring.js'
import { touches, viewOf, type Editor, type View } from './editor.js'

const most = 4

/** Behind the first line of each function, where it is wired: `← POST /todos, queue reminders`. */
export function inlayHints(
  editor: Editor,
  theirs: ts.InlayHint[],
  fileName: string,
  span: ts.TextSpan,
  isInteractive: boolean,
): ts.InlayHint[] {
  const view = viewOf(editor, fileName)
  if (view === undefined) return theirs
  const hints: ts.InlayHint[] = []
  const seen = new Set<number>()
  for (const reference of view.index.functions([view.file.fileName])) {
    const { start } = reference.declaration
    if (seen.has(start)) continue
    seen.add(start)
    const position = endOfLine(view.file.text, start)
    const entries = touches(span, position) && !isInline(reference) ? view.index.entriesOf(reference) : []
    if (entries.length > 0) hints.push(hint(view, position, entries, isInteractive))
  }
  return [...theirs, ...hints]
}

/** A function written in a wiring stands where it is wired. */
function isInline({ declaration, span }: FunctionReference): boolean {
  return declaration.file === span.file && declaration.start === span.start
}

function hint({ ts }: View, position: number, entries: readonly EntryModel[], isInteractive: boolean): ts.InlayHint {
  const shown = entries.slice(0, most)
  const rest = entries.length > most ? `, ${entries.length - most} more` : ''
  const common = { position, kind: ts.InlayHintKind.Type, whitespaceBefore: true }
  if (!isInteractive) return { ...common, text: `← ${shown.map(entryName).join(', ')}${rest}` }
  const parts = shown.flatMap((entry, at): ts.InlayHintDisplayPart[] => [
    { text: at === 0 ? '← ' : ', ' },
    { text: entryName(entry), file: entry.span.file, span: { start: entry.span.start, length: entry.span.length } },
  ])
  return { ...common, text: '', displayParts: rest === '' ? parts : [...parts, { text: rest }] }
}

function endOfLine(text: string, position: number): number {
  const end = /[^\r\n]*/y
  end.lastIndex = position
  return position + (end.exec(text)?.[0].trimEnd().length ?? 0)
}
