import type ts from 'typescript'
import { usesOf } from '../../transformer/describe/wired-function.js'
import type { FunctionReference } from '../../transformer/model/wiring.js'
import { entriesAt, functionAt, viewOf, type Editor, type View } from '../editor.js'
import { nodeAt } from '../node-at.js'
import { entryItem, functionAround } from './items.js'

/** Who calls a function: also the entries of wirings, and functions that do so through their context. */
export function incomingCalls(
  editor: Editor,
  theirs: ts.CallHierarchyIncomingCall[],
  fileName: string,
  position: number,
): ts.CallHierarchyIncomingCall[] {
  const view = viewOf(editor, fileName)
  // What calls an entry is outside of the program.
  const reference =
    view && entriesAt(view, position).length === 0 ? functionAt(view, nodeAt(view.ts, view.file, position)) : undefined
  if (view === undefined || reference === undefined) return theirs
  return [...theirs, ...ofEntries(editor, view, reference), ...ofUses(editor, view, reference)]
}

function ofEntries({ ts }: Editor, { index }: View, reference: FunctionReference): ts.CallHierarchyIncomingCall[] {
  return index.entriesOf(reference).map((entry) => {
    const from = entryItem(ts, entry)
    const { span } = entry.target ?? entry
    const place = span.file === from.file ? span : entry.span
    return { from, fromSpans: [{ start: place.start, length: place.length }] }
  })
}

function ofUses(editor: Editor, view: View, reference: FunctionReference): ts.CallHierarchyIncomingCall[] {
  const calls = new Map<string, ts.CallHierarchyIncomingCall>()
  for (const { target } of usesOf(view.model, reference)) {
    const from = functionAround(editor, view, target.span)
    if (from === undefined) continue
    const key = `${from.file}:${from.selectionSpan.start}`
    const call = calls.get(key) ?? { from, fromSpans: [] }
    call.fromSpans.push({ start: target.span.start, length: target.span.length })
    calls.set(key, call)
  }
  return [...calls.values()]
}
