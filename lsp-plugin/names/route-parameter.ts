import type ts from 'typescript'
import type { Span } from '../../transformer/model/place.js'
import type { EntryModel } from '../../transformer/model/wiring.js'
import { inputProperty } from '../../transformer/read/input-property.js'
import { entryRoute } from '../../transformer/rules/entry-route.js'
import { placeIn } from '../../transformer/rules/literal-place.js'
import { entriesAt, touches, type ProjectView, type View } from '../editor.js'

/** A parameter in a route or in the path of a channel. */
export interface RouteParameter {
  name: string
  /** Of the name, without the colon. */
  span: Span
  /** Those of the key. */
  entries: EntryModel[]
}

/** The parameter at a position of a key. */
export function parameterAt(view: View, position: number): RouteParameter | undefined {
  const entries = entriesAt(view, position)
  const [entry] = entries
  if (entry === undefined) return undefined
  return parametersOf(entry, entries).find(({ span }) =>
    touches({ ...span, start: span.start - 1, length: span.length + 1 }, position),
  )
}

/** Where the property is declared that a parameter stands for. */
export function propertiesOf({ reader }: ProjectView, { name, entries }: RouteParameter): Span[] {
  const spans = entries.filter(takesParameters).flatMap(({ target }) => {
    const source = target && reader.sourceOf(target)
    return source ? inputProperty(reader.reading, source, name) : []
  })
  return distinct(spans)
}

/** Where parameters stand, in any key, for properties that are declared at some of these places. */
export function parametersAmong(view: ProjectView, places: readonly ts.DocumentSpan[]): Span[] {
  const names = new Set(places.map((place) => textAt(view, place)))
  const declared = new Set(places.map(({ fileName, textSpan }) => placeKey({ file: fileName, start: textSpan.start })))
  const found: Span[] = []
  for (const entry of view.index.entries()) {
    if (!takesParameters(entry) || !entry.address.includes(':')) continue
    for (const parameter of parametersOf(entry, [entry])) {
      if (!names.has(parameter.name)) continue
      if (propertiesOf(view, parameter).some((span) => declared.has(placeKey(span)))) found.push(parameter.span)
    }
  }
  return distinct(found)
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
function takesParameters({ transport, slot }: EntryModel): boolean {
  return transport === 'http' || (transport === 'channel' && (slot === 'open' || slot === 'close'))
}

function parametersOf(entry: EntryModel, entries: EntryModel[]): RouteParameter[] {
  const route = entry.transport === 'http' || entry.transport === 'channel' ? entryRoute(entry) : []
  if (Array.isArray(route)) return []
  return route.segments.flatMap(({ parameter, start }) =>
    parameter === undefined
      ? []
      : [{ name: parameter, span: placeIn({ ...entry, text: entry.address }, start + 1, parameter.length), entries }],
  )
}
