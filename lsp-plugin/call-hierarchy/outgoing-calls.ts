import type ts from 'typescript'
import type { FunctionReference } from '../../transformer/model/wiring.js'
import { entriesAt, viewOf, type Editor, type View } from '../editor.js'
import { functionItem, functionAround } from './items.js'

/** What is called: by an entry its function; by a function also what it calls and enqueues through its context. */
export function outgoingCalls(
  editor: Editor,
  theirs: ts.CallHierarchyOutgoingCall[],
  fileName: string,
  position: number,
): ts.CallHierarchyOutgoingCall[] {
  const view = viewOf(editor, fileName)
  if (view === undefined) return theirs
  const keyed = entriesAt(view, position).flatMap(({ target }) => (target ? [target] : []))
  if (keyed.length > 0) return callsOf(editor, keyed, fileName)
  return [...theirs, ...callsOf(editor, usedIn(editor, view, position), fileName)]
}

/** The functions that the function at a position names in calls through its context. */
function usedIn(editor: Editor, view: View, position: number): FunctionReference[] {
  const caller = functionItem(editor, { file: view.file.fileName, start: position })
  if (caller === undefined) return []
  return [...view.index.uses(view.file.fileName)]
    .filter(({ target }) => {
      const around = functionAround(editor, view, target.span)
      return around?.file === caller.file && around.selectionSpan.start === caller.selectionSpan.start
    })
    .map(({ target }) => target)
}

function callsOf(
  editor: Editor,
  targets: readonly FunctionReference[],
  fileName: string,
): ts.CallHierarchyOutgoingCall[] {
  const calls = new Map<string, ts.CallHierarchyOutgoingCall>()
  for (const { declaration, span } of targets) {
    const to = functionItem(editor, declaration)
    if (to === undefined) continue
    const key = `${to.file}:${to.selectionSpan.start}`
    const call = calls.get(key) ?? { to, fromSpans: [] }
    if (span.file === fileName) call.fromSpans.push({ start: span.start, length: span.length })
    calls.set(key, call)
  }
  return [...calls.values()]
}
