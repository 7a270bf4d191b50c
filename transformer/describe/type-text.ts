import type { Property, TypeId, TypeTable } from '../model/types.js'

/** A type as its author could have written it, in one line; what is deeper than `depth` is `…`. */
export function typeText(table: TypeTable, id: TypeId, depth = 3): string {
  const type = table.types.get(id)
  if (type === undefined || depth === 0) return '…'
  const part = (inner: TypeId) => typeText(table, inner, depth - 1)
  switch (type.kind) {
    case 'literal':
      return typeof type.value === 'string' ? `'${type.value}'` : String(type.value)
    case 'date':
      return 'Date'
    case 'bigint':
      return type.digits === undefined ? 'bigint' : `${type.digits}n`
    case 'url':
      return 'URL'
    case 'bytes':
      return type.name
    case 'something':
      return '{}'
    case 'anyObject':
      return 'object'
    case 'array':
      return arrayOf(part(type.element))
    case 'set':
      return `Set<${part(type.element)}>`
    case 'map':
      return `Map<${part(type.key)}, ${part(type.element)}>`
    case 'tuple':
      return `[${type.elements.map(({ type: element, presence }) => tuplePart(part(element), presence)).join(', ')}]`
    case 'toJson':
      return type.name === '' ? 'object' : type.name
    case 'object':
      return type.name === '' ? objectText(type.properties, part) : type.name
    case 'union':
      return type.name === '' ? type.members.map((member) => typeText(table, member, depth)).join(' | ') : type.name
    case 'obstacle':
      return type.what
    default:
      return type.kind
  }
}

function objectText(properties: readonly Property[], part: (id: TypeId) => string): string {
  if (properties.length === 0) return '{}'
  return `{ ${properties.map(({ name, optional, type }) => `${name}${optional ? '?' : ''}: ${part(type)}`).join('; ')} }`
}

function arrayOf(element: string): string {
  return /^[\w$.<>]+$/.test(element) ? `${element}[]` : `(${element})[]`
}

function tuplePart(element: string, presence: 'required' | 'optional' | 'rest'): string {
  if (presence === 'rest') return `...${arrayOf(element)}`
  return presence === 'optional' ? `${element}?` : element
}
