import type ts from 'typescript'
import type { EntryModel } from '../../transformer/model/wiring.js'
import { viewOf, type Editor } from '../editor.js'

/** The outline of a file, in which a wiring consists of its entries, in their order, and of nothing else. */
export function outline(editor: Editor, theirs: ts.NavigationTree, fileName: string): ts.NavigationTree {
  const view = viewOf(editor, fileName)
  const entries = view ? [...view.index.entries(view.file.fileName)] : []
  if (entries.length === 0) return theirs
  const { ScriptElementKind } = editor.ts
  const keys = new Map(entries.map((entry) => [entry.span.start, entry]))
  const slots = new Map(
    entries.flatMap((entry) => (entry.slotSpan === undefined ? [] : [[entry.slotSpan.start, entry] as const])),
  )
  return told(theirs)

  function told(node: ts.NavigationTree): ts.NavigationTree {
    const entry = entryOf(keys, node)
    if (entry) return entryNode(node, entry)
    if (!node.childItems) return node
    const holdsEntries = node.childItems.some((child) => entryOf(keys, child) !== undefined)
    const children = node.childItems.map(told)
    return { ...node, childItems: holdsEntries ? children.sort(byPlace) : children }
  }

  function entryNode(node: ts.NavigationTree, { address, transport }: EntryModel): ts.NavigationTree {
    const { childItems, ...rest } = node
    const named = { ...rest, text: address, kind: ScriptElementKind.memberFunctionElement }
    const inside = transport === 'channel' || transport === 'queue' ? slotsIn(childItems ?? []) : []
    return inside.length === 0 ? named : { ...named, childItems: inside.sort(byPlace) }
  }

  /** `open`, `close` and the methods of a channel, the dead letters of a queue. */
  function slotsIn(nodes: readonly ts.NavigationTree[]): ts.NavigationTree[] {
    return nodes.flatMap((node) => {
      const { childItems, ...rest } = node
      if (entryOf(slots, node)) return [{ ...rest, kind: ScriptElementKind.memberFunctionElement }]
      return slotsIn(childItems ?? [])
    })
  }
}

/** By the place of a node's name, which may be in quotes. */
function entryOf(places: ReadonlyMap<number, EntryModel>, { nameSpan }: ts.NavigationTree): EntryModel | undefined {
  return nameSpan && (places.get(nameSpan.start) ?? places.get(nameSpan.start + 1))
}

function byPlace(a: ts.NavigationTree, b: ts.NavigationTree): number {
  return (a.spans[0]?.start ?? 0) - (b.spans[0]?.start ?? 0)
}
