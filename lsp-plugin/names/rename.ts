import type ts from 'typescript'
import { viewOf, type Editor } from '../editor.js'
import type { ParameterRead } from './channel-parameter.js'
import { namedThingAt, type NamedThing } from './named-thing.js'
import { channelPlaces, inputNamesAmong } from './input-name.js'

/** Whether a name can be changed: one in a wiring can, with the property that it stands for; so can the name of a topic. */
export function renameInfo(editor: Editor, theirs: ts.RenameInfo, fileName: string, position: number): ts.RenameInfo {
  const thing = renamedAt(editor, fileName, position)
  if (thing === undefined) return theirs
  const { ScriptElementKind } = editor.ts
  const { start, length } = thing.span
  return {
    canRename: true,
    displayName: thing.name,
    fullDisplayName: thing.name,
    kind: thing.kind === 'topic' ? ScriptElementKind.string : ScriptElementKind.memberVariableElement,
    kindModifiers: '',
    triggerSpan: { start, length },
  }
}

/** Asks TypeScript for the places of another name. */
export type Ask = (fileName: string, position: number) => readonly ts.RenameLocation[] | undefined

/** What changes with a name. A property and the names in wirings that stand for it change together. */
export function renameLocations(
  editor: Editor,
  theirs: readonly ts.RenameLocation[] | undefined,
  fileName: string,
  position: number,
  ask: Ask,
): readonly ts.RenameLocation[] | undefined {
  const view = viewOf(editor, fileName)
  if (view === undefined) return theirs
  const thing = renamedAt(editor, fileName, position)
  if (thing?.kind === 'topic') return [location(thing.span)]
  const found = thing ? thing.declarations.flatMap(({ file, start }) => ask(file, start) ?? []) : theirs
  if (found === undefined || found.length + (thing?.channel?.reads.length ?? 0) === 0) return theirs
  const names = inputNamesAmong(view, found)
  const channels = [channelPlaces(view, names), ...(thing?.channel ? [thing.channel] : [])]
  const all = [
    ...found,
    ...names.map(({ span }) => location(span)),
    ...channels.flatMap(({ keys, reads }) => [...keys.map(location), ...reads.map(locationOfRead)]),
  ]
  return [...new Map(all.map((each) => [`${each.fileName}:${each.textSpan.start}`, each])).values()]
}

/** A key as a whole is renamed as TypeScript does it: it is no name of its function. */
function renamedAt(editor: Editor, fileName: string, position: number): NamedThing | undefined {
  const view = viewOf(editor, fileName)
  const thing = view && namedThingAt(view, position)
  return thing?.kind === 'function' ? undefined : thing
}

/** A variable keeps its name. */
function locationOfRead({ span, variable }: ParameterRead): ts.RenameLocation {
  return { ...location(span), ...(variable === undefined ? {} : { suffixText: `: ${variable}` }) }
}

function location({ file, start, length }: NamedThing['span']): ts.RenameLocation {
  return { fileName: file, textSpan: { start, length } }
}
