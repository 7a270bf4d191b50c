import type ts from 'typescript'
import { viewOf, type Editor, type View } from '../editor.js'
import { namedThingAt, type NamedThing } from './named-thing.js'
import { channelPlaces, distinct, inputNamesAmong, placeKey } from './input-name.js'

/** Where a name is used. Names in wirings are uses of the properties that they stand for. */
export function references(
  editor: Editor,
  theirs: readonly ts.ReferencedSymbol[] | undefined,
  fileName: string,
  position: number,
): ts.ReferencedSymbol[] | undefined {
  const view = viewOf(editor, fileName)
  if (view === undefined) return theirs && [...theirs]
  const thing = namedThingAt(view, position)
  const found = thing ? [...ofDeclarations(editor, thing), ...ofChannel(editor, thing)] : theirs
  const [first, ...rest] = found ?? []
  if (first === undefined) return theirs && [...theirs]
  const { span } = thing ?? {}
  const key = span && thing?.kind !== 'parameter' ? [entry(span.file, span)] : []
  const own = [
    ...key,
    ...parameters(
      view,
      [first, ...rest].flatMap((symbol) => symbol.references),
    ),
  ]
  return [{ ...first, references: [...first.references, ...own] }, ...rest]
}

/** The same as a plain list. */
export function referenceEntries(
  editor: Editor,
  theirs: ts.ReferenceEntry[] | undefined,
  fileName: string,
  position: number,
): ts.ReferenceEntry[] | undefined {
  const view = viewOf(editor, fileName)
  if (view === undefined) return theirs
  if (namedThingAt(view, position) === undefined) return theirs && [...theirs, ...parameters(view, theirs)]
  return references(editor, undefined, fileName, position)?.flatMap((symbol) => symbol.references)
}

/** TypeScript finds the declarations of a property in a union from each of them. */
function ofDeclarations({ service }: Editor, { declarations }: NamedThing): ts.ReferencedSymbol[] {
  const found: ts.ReferencedSymbol[] = []
  for (const { file, start } of declarations) {
    const isFound = found.some((symbol) =>
      symbol.references.some(({ fileName, textSpan }) => fileName === file && textSpan.start === start),
    )
    if (!isFound) found.push(...(service.findReferences(file, start) ?? []))
  }
  return found
}

/** A parameter of a channel's path that functions read from their channel. */
function ofChannel({ ts }: Editor, { name, span, channel }: NamedThing): ts.ReferencedSymbol[] {
  if (channel === undefined) return []
  const definition: ts.ReferencedSymbolDefinitionInfo = {
    fileName: span.file,
    textSpan: { start: span.start, length: span.length },
    kind: ts.ScriptElementKind.parameterElement,
    name,
    containerKind: ts.ScriptElementKind.unknown,
    containerName: '',
    displayParts: [{ text: name, kind: 'parameterName' }],
  }
  const spans = [...channel.keys, ...channel.reads.map((each) => each.span)]
  return [{ definition, references: spans.map((each) => entry(each.file, each)) }]
}

function parameters(view: View, found: readonly ts.ReferenceEntry[]): ts.ReferencedSymbolEntry[] {
  const known = new Set(found.map(({ fileName, textSpan }) => placeKey({ file: fileName, start: textSpan.start })))
  const names = inputNamesAmong(view, found)
  const { keys, reads } = channelPlaces(view, names)
  const spans = distinct([...names, ...reads].map(({ span }) => span).concat(keys))
  return spans.filter((span) => !known.has(placeKey(span))).map((span) => entry(span.file, span))
}

function entry(fileName: string, { start, length }: ts.TextSpan): ts.ReferencedSymbolEntry {
  return { fileName, textSpan: { start, length }, isWriteAccess: false }
}
