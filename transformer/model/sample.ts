import type { Constraints, Property, TypeId, TypeModel, TypeTable, UnionModel } from '../model/types.js'
import { sampleNumber } from './sample-number.js'
import { sampleText } from './sample-text.js'

/** The JSON form of a small value of a type, as somebody would send it: what is optional is left out. */
export function sample(table: TypeTable, id: TypeId, seen: readonly TypeId[] = []): unknown {
  const type = table.types.get(id)
  // A type that holds itself ends where it may.
  if (type === undefined || seen.includes(id)) return null
  const inner = (part: TypeId) => sample(table, part, [...seen, id])
  switch (type.kind) {
    case 'string':
      return sampleText(type.constraints ?? {})
    case 'number':
      return sampleNumber(type.constraints ?? {})
    case 'boolean':
      return true
    case 'literal':
      return type.value
    case 'date':
      return '2030-01-01T00:00:00.000Z'
    case 'bigint':
      return type.digits ?? '1'
    case 'url':
      return 'https://example.com/'
    case 'bytes':
      return 'aGVsbG8='
    case 'object':
      return Object.fromEntries(requiredOf(type.properties).map((property) => [property.name, inner(property.type)]))
    case 'array':
    case 'set':
      if (seen.includes(type.element) && type.constraints?.minItems === undefined) return []
      return items(type.constraints, () => inner(type.element))
    case 'map':
      return items(type.constraints, () => [inner(type.key), inner(type.element)])
    case 'tuple':
      return type.elements.filter(({ presence }) => presence === 'required').map((element) => inner(element.type))
    case 'toJson':
      return inner(type.json)
    case 'union':
      return inner(memberOf(table, type, seen))
    case 'something':
    case 'anyObject':
      return {}
    default:
      return null
  }
}

/** The properties of an input without which it is none. */
export function requiredOf(properties: readonly Property[]): Property[] {
  return properties.filter((property) => !property.optional && property.default === undefined)
}

function items(constraints: Constraints = {}, make: () => unknown): unknown[] {
  const least = constraints.uniqueItems ? Math.min(constraints.minItems ?? 1, 1) : (constraints.minItems ?? 1)
  return Array.from({ length: Math.min(least, constraints.maxItems ?? least, 10) }, make)
}

/** A member that says something, and does not lead back to where we are. */
function memberOf({ types }: TypeTable, { members }: UnionModel, seen: readonly TypeId[]): TypeId {
  const kindOf = (member: TypeId): TypeModel['kind'] | undefined => types.get(member)?.kind
  const telling = members.filter((member) => !seen.includes(member) && !isEmpty(kindOf(member)))
  return telling[0] ?? members.find((member) => !seen.includes(member)) ?? ''
}

function isEmpty(kind: TypeModel['kind'] | undefined): boolean {
  return kind === 'null' || kind === 'undefined' || kind === 'never' || kind === 'obstacle'
}
