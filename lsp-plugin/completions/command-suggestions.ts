import type { Property } from '../../transformer/model/types.js'
import type { EntryModel } from '../../transformer/model/wiring.js'
import { freeLetter } from '../../transformer/rules/free-letter.js'
import { propertiesOf } from '../../transformer/rules/input-property.js'
import { takesSeveralTexts } from '../../transformer/rules/text-types.js'
import { describe } from '../../transformer/write/types/describe.js'
import { entriesAt, touches, type View } from '../editor.js'
import { nodeAt } from '../node-at.js'
import type { Suggestion } from './suggestion.js'

/** In the key of a command: arguments that the input has properties for. In its `alias`: options, each with a letter. */
export function commandSuggestions(view: View, position: number): Suggestion[] {
  const [entry] = entriesAt(view, position)
  if (entry === undefined) return aliasSuggestions(view, position)
  // Escapes make places in the text differ from those in the source.
  if (entry.transport !== 'cli' || entry.raw !== undefined || !touches(entry.span, position)) return []
  const before = entry.address.slice(0, position - entry.span.start)
  const [begun, , word = ''] = /(?<=\S\s+)([<[]?)([^\s<>[\]]*)$/.exec(before) ?? []
  // A word that has begun is no argument.
  if (begun === undefined || (begun === word && word !== '')) return []
  const after = entry.address.slice(before.length)
  const rest = begun === '' ? 0 : (/^[^\s<>[\]]*[>\]]?/.exec(after)?.[0].length ?? 0)
  const replaces = { start: position - begun.length, length: begun.length + rest }
  const without = `${before.slice(0, before.length - begun.length)}${after.slice(rest)}`
  const taken = new Set([...without.matchAll(/[<[]([^\s<>[\].]+)/g)].map(([, name]) => name))
  return suggestions(view, entry, taken, (property, isList) => argumentText(property, isList), replaces)
}

function suggestions(
  { model }: View,
  { target }: EntryModel,
  taken: ReadonlySet<string | undefined>,
  textOf: (property: Property, isList: boolean) => string,
  replaces: Suggestion['replaces'],
): Suggestion[] {
  const read = target && model.functionOf(target)
  if (read === undefined) return []
  return propertiesOf(read)
    .filter(({ name }) => !taken.has(name) && /^[^\s<>[\].]+$/.test(name))
    .map((property) => ({
      text: textOf(property, takesSeveralTexts(read.types, property.type)),
      description: describe(read.types, property.type),
      replaces,
      ...(isNeeded(property) ? { isLikely: true as const } : {}),
    }))
}

function isNeeded({ optional, default: given }: Property): boolean {
  return !optional && given === undefined
}

/** `<title>`, `[note]`, `[tags...]` */
function argumentText(property: Property, isList: boolean): string {
  const inside = isList ? `${property.name}...` : property.name
  return isNeeded(property) ? `<${inside}>` : `[${inside}]`
}

/** Where a key of `alias` stands, or could stand. */
function aliasSuggestions(view: View, position: number): Suggestion[] {
  const { ts, file, index } = view
  const node = nodeAt(ts, file, position)
  const isKey = ts.isIdentifier(node) && 'name' in node.parent && node.parent.name === node
  const literal = isKey ? node.parent.parent : node
  if (!ts.isObjectLiteralExpression(literal) || !ts.isPropertyAssignment(literal.parent)) return []
  const option = literal.parent.name.getStart(file)
  const entry = [...index.entries(file.fileName)].find(({ transport, options }) => {
    const span = transport === 'cli' ? options?.['alias']?.span : undefined
    return span?.file === file.fileName && span.start === option
  })
  if (entry === undefined) return []
  const others = literal.properties.filter((property) => property.name !== node)
  const taken = new Set(others.map(({ name }) => (name && 'text' in name ? name.text : undefined)))
  const letters = new Set(
    others.flatMap((each) =>
      ts.isPropertyAssignment(each) && ts.isStringLiteralLike(each.initializer) ? [each.initializer.text] : [],
    ),
  )
  const hasValue = isKey && ts.isPropertyAssignment(node.parent)
  const replaces = isKey ? { start: node.getStart(file), length: node.getWidth(file) } : { start: position, length: 0 }
  const textOf = ({ name }: Property) => (hasValue ? name : `${name}: '${freeLetter(name, letters) ?? ''}'`)
  return suggestions(view, entry, taken, textOf, replaces)
}
