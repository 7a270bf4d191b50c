import type { Property } from '../../transformer/model/types.js'
import type { EntryModel } from '../../transformer/model/wiring.js'
import { methods } from '../../transformer/rules/route-key.js'
import { takesText } from '../../transformer/rules/text-types.js'
import { describe } from '../../transformer/write/types/describe.js'
import { entriesAt, touches, type View } from '../editor.js'
import type { Suggestion } from './suggestion.js'

/** In the key of a route or the path of a channel: methods, and parameters that the input has properties for. */
export function routeSuggestions(view: View, position: number): Suggestion[] {
  const entries = entriesAt(view, position)
  const [entry] = entries
  if (entry === undefined || (entry.transport !== 'http' && entry.transport !== 'channel')) return []
  // Escapes make places in the text differ from those in the source.
  if (entry.raw !== undefined || !touches(entry.span, position)) return []
  const before = entry.address.slice(0, position - entry.span.start)
  if (entry.transport === 'http' && !/\s/.test(before)) return methodSuggestions(entry)
  const segment = /\/(:?)([\w$]*)$/.exec(before)
  if (segment === null) return []
  const [, colon = '', word = ''] = segment
  // A fixed segment that has begun is no parameter.
  if (colon === '' && word !== '') return []
  const start = position - word.length - colon.length
  const rest = /^[\w$]*/.exec(entry.address.slice(before.length))?.[0].length ?? 0
  const replaces = { start, length: position - start + rest }
  const without = `${before.slice(0, before.length - word.length - colon.length)}${entry.address.slice(before.length + rest)}`
  return parameterSuggestions(view, entries, without, replaces)
}

/** `GET /` for a key that has no path yet; else another method for the one there is. */
function methodSuggestions({ address, span }: EntryModel): Suggestion[] {
  const gap = address.search(/\s/)
  const replaces = { start: span.start, length: gap < 0 ? address.length : gap }
  const path = gap < 0 ? address.slice(Math.max(address.indexOf('/'), 0)) : ''
  return methods.map((method) => ({
    text: gap >= 0 ? method : `${method} ${path.startsWith('/') ? path : '/'}`,
    replaces,
  }))
}

function parameterSuggestions(
  { model }: View,
  entries: readonly EntryModel[],
  address: string,
  replaces: Suggestion['replaces'],
): Suggestion[] {
  const found = new Map<string, Suggestion>()
  for (const { target, slot } of entries) {
    const read = target && !slot?.startsWith('on.') ? model.functionOf(target) : undefined
    const input = read?.model.input === undefined ? undefined : read.types.types.get(read.model.input)
    if (read === undefined || input?.kind !== 'object') continue
    for (const property of input.properties) {
      if (!canBeParameter(property, address) || !takesText(read.types, property.type)) continue
      found.set(property.name, {
        text: `:${property.name}`,
        description: describe(read.types, property.type),
        replaces,
        ...(property.optional ? {} : { isLikely: true }),
      })
    }
  }
  return [...found.values()]
}

/** Whether a property has a name that a parameter can have, and no other place in the request yet. */
function canBeParameter({ name, source }: Property, address: string): boolean {
  const isTaken = address.split('/').includes(`:${name}`)
  return source === undefined && !isTaken && /^[A-Za-z_$][\w$]*$/.test(name)
}
