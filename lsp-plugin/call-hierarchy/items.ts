import type ts from 'typescript'
import { entryName } from '../../transformer/describe/entry-name.js'
import type { Span } from '../../transformer/model/place.js'
import type { EntryModel } from '../../transformer/model/wiring.js'
import type { Editor, View } from '../editor.js'
import { nodeAt } from '../node-at.js'

/** An entry of a wiring, which is where calls come from. */
export function entryItem({ ScriptElementKind }: Editor['ts'], entry: EntryModel): ts.CallHierarchyItem {
  const { file, start, length } = entry.slotSpan ?? entry.span
  const span = { start, length }
  const kind = ScriptElementKind.memberVariableElement
  return { name: entryName(entry), kind, file, span, selectionSpan: span }
}

/** A function as TypeScript names it; undefined when it has no name there. */
export function functionItem(
  { service }: Editor,
  { file, start }: Pick<Span, 'file' | 'start'>,
): ts.CallHierarchyItem | undefined {
  const found = service.prepareCallHierarchy(file, start)
  return Array.isArray(found) ? found[0] : found
}

/** The function whose code a place is in. */
export function functionAround(
  editor: Editor,
  { reader }: View,
  { file, start }: Span,
): ts.CallHierarchyItem | undefined {
  const { ts } = editor
  const source = reader.reading.program.getSourceFile(file)
  let node: ts.Node | undefined = source && nodeAt(ts, source, start)
  for (; node !== undefined; node = node.parent) {
    const name = ts.isFunctionLike(node) ? nameOf(ts, node) : undefined
    const item = name && functionItem(editor, { file, start: name.getStart() })
    if (item) return item
  }
  return undefined
}

function nameOf(ts: Editor['ts'], node: ts.SignatureDeclaration): ts.Node | undefined {
  if (node.name) return node.name
  const { parent } = node
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name : undefined
}
