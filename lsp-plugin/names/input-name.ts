import type ts from 'typescript'
import type { Span } from '../../transformer/model/place.js'
import type { EntryModel } from '../../transformer/model/wiring.js'
import { inputProperty } from '../../transformer/read/input-property.js'
import { entryRoute, keyNames } from '../../transformer/rules/entry-key.js'
import { placeIn } from '../../transformer/rules/literal-place.js'
import { channelParameter, type ParameterRead } from './channel-parameter.js'
import { entriesAt, touches, type ProjectView, type View } from '../editor.js'

/**
 * A name in a wiring that stands for a property of an input: a parameter in a route or in the path of a channel, a variable of a
 * URI, an argument of a command, an option that has an alias.
 */
export interface InputName {
  name: string
  /** Of the name alone. */
  span: Span
  /** Those that it is part of: several of a channel. */
  entries: EntryModel[]
}

/** The name at a position. What stands right before it, such as a colon or a brace, counts as its place. */
export function inputNameAt(view: View, position: number): InputName | undefined {
  const entries = entriesAt(view, position)
  const [entry] = entries
  const isAt = ({ span }: InputName) => touches({ start: span.start - 1, length: span.length + 1 }, position)
  if (entry !== undefined) return namesInKey(entry, entries).find(isAt)
  for (const each of view.index.entries(view.file.fileName)) {
    const alias = aliasesOf(each).find(({ span }) => span.file === view.file.fileName && touches(span, position))
    if (alias) return alias
  }
  return undefined
}

/** Where the property is declared that a name stands for. */
export function propertiesOf({ reader }: ProjectView, { name, entries }: InputName): Span[] {
  const spans = entries.filter(takesNames).flatMap(({ target }) => {
    const source = target && reader.sourceOf(target)
    return source ? inputProperty(reader.reading, source, name) : []
  })
  return distinct(spans)
}

/** The places of a parameter of a channel's path. */
export interface ChannelPlaces {
  /** In the keys of channels. */
  keys: Span[]
  /** In functions that read it from their channel. */
  reads: ParameterRead[]
}

/** Where parameters of the paths of channels stand, and where functions read them from their channel; nothing for other names. */
export function channelPlaces(view: ProjectView, names: readonly InputName[]): ChannelPlaces {
  const keys: Span[] = []
  const reads: ParameterRead[] = []
  for (const { name, entries } of names) {
    const [entry] = entries
    if (entry?.transport !== 'channel') continue
    const namesIn = (each: EntryModel) => namesInKey(each, [each]).filter((parameter) => parameter.name === name)
    const found = channelParameter(view, name, entry, (each) => namesIn(each).length > 0)
    keys.push(...found.entries.flatMap((each) => namesIn(each).map(({ span }) => span)))
    reads.push(...found.reads)
  }
  return { keys: distinct(keys), reads }
}

/** Where names stand, in any wiring, for properties that are declared at some of these places. */
export function inputNamesAmong(view: ProjectView, places: readonly ts.DocumentSpan[]): InputName[] {
  const names = new Set(places.map((place) => textAt(view, place)))
  const declared = new Set(places.map(({ fileName, textSpan }) => placeKey({ file: fileName, start: textSpan.start })))
  const found = new Map<string, InputName>()
  for (const entry of view.index.entries()) {
    if (!takesNames(entry)) continue
    for (const each of [...namesInKey(entry, [entry]), ...aliasesOf(entry)]) {
      if (!names.has(each.name)) continue
      if (propertiesOf(view, each).some((span) => declared.has(placeKey(span)))) found.set(placeKey(each.span), each)
    }
  }
  return [...found.values()]
}

function textAt({ reader }: ProjectView, { fileName, textSpan }: ts.DocumentSpan): string {
  const text = reader.reading.program.getSourceFile(fileName)?.text ?? ''
  return text.slice(textSpan.start, textSpan.start + textSpan.length)
}

/** Places, each once. */
export function distinct<T extends Span>(spans: readonly T[]): T[] {
  return [...new Map(spans.map((span) => [placeKey(span), span])).values()]
}

export function placeKey({ file, start }: Pick<Span, 'file' | 'start'>): string {
  return `${file}:${start}`
}

/** The methods of a channel have the parameters of its path in their context alone. */
function takesNames({ transport, slot }: EntryModel): boolean {
  if (transport === 'channel') return slot === 'open' || slot === 'close'
  return transport === 'http' || transport === 'cli' || slot === 'resource'
}

function namesInKey(entry: EntryModel, entries: EntryModel[]): InputName[] {
  const isRoute = entry.transport === 'http' || entry.transport === 'channel'
  const names = isRoute ? parametersOf(entry) : keyNames(entry)
  return names.map(({ name, start }) => ({
    name,
    span: placeIn({ ...entry, text: entry.address }, start, name.length),
    entries,
  }))
}

function parametersOf(entry: EntryModel): { name: string; start: number }[] {
  const route = entry.address.includes(':') ? entryRoute(entry) : []
  if (Array.isArray(route)) return []
  return route.segments.flatMap(({ parameter, start }) =>
    parameter === undefined ? [] : [{ name: parameter, start: start + 1 }],
  )
}

/** The properties whose options have a short form. */
function aliasesOf(entry: EntryModel): InputName[] {
  const aliases = entry.transport === 'cli' ? entry.options?.['alias']?.written?.members : undefined
  return [...(aliases ?? [])].flatMap(([name, { key }]) => (key ? [{ name, span: key, entries: [entry] }] : []))
}
