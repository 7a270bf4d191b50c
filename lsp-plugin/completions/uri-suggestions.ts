import { entryKind } from '../../transformer/model/entry-kind.js'
import type { EntryModel } from '../../transformer/model/wiring.js'
import { propertiesOf } from '../../transformer/rules/input-property.js'
import { takesText } from '../../transformer/rules/text-types.js'
import { describe } from '../../transformer/write/types/describe.js'
import { entriesAt, touches, type View } from '../editor.js'
import type { Suggestion } from './suggestion.js'

/** In the URI of a resource: variables that the input has properties for. */
export function uriSuggestions(view: View, position: number): Suggestion[] {
  const [entry] = entriesAt(view, position)
  // Escapes make places in the text differ from those in the source.
  if (entry === undefined || entryKind(entry) !== 'resource' || entry.raw !== undefined) return []
  if (!touches(entry.span, position)) return []
  const before = entry.address.slice(0, position - entry.span.start)
  const after = entry.address.slice(before.length)
  const inside = /\{[+#./;?&]?(?:[^{},]*,)*([^{},\s]*)$/.exec(before)
  if (inside === null) {
    const isPlace = /[/:=.-]$/.test(before)
    return isPlace ? variables(view, entry, entry.address, { start: position, length: 0 }, ['{', '}']) : []
  }
  const [, word = ''] = inside
  const rest = /^[^{},*\s]*/.exec(after)?.[0].length ?? 0
  const isClosed = /^[^{]*\}/.test(after)
  const replaces = { start: position - word.length, length: word.length + rest }
  const without = before.slice(0, before.length - word.length) + after.slice(rest)
  return variables(view, entry, without, replaces, ['', isClosed ? '' : '}'])
}

function variables(
  { model }: View,
  { target }: EntryModel,
  address: string,
  replaces: Suggestion['replaces'],
  [open, close]: readonly [open: string, close: string],
): Suggestion[] {
  const read = target && model.functionOf(target)
  if (read === undefined) return []
  const taken = new Set(
    [...address.matchAll(/\{[+#./;?&]?([^{}]*)\}?/g)].flatMap(([, list = '']) => list.split(/[,*]+/)),
  )
  return propertiesOf(read)
    .filter(({ name, type }) => !taken.has(name) && /^[\p{L}\p{N}_$.-]+$/u.test(name) && takesText(read.types, type))
    .map(({ name, type, optional }) => ({
      text: `${open}${name}${close}`,
      description: describe(read.types, type),
      replaces,
      ...(optional ? {} : { isLikely: true as const }),
    }))
}
