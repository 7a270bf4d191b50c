import type { TypeId, TypeTable } from '../model/types.js'

/** What a value of a type is, in a word or two: `a list`, `'Todo', an object`. */
export function typeInWords(types: TypeTable, id: TypeId): string {
  const type = types.types.get(id)
  if (type === undefined) return 'an object'
  switch (type.kind) {
    case 'object':
      return type.name === '' ? 'an object' : `'${type.name}', an object`
    case 'array':
      return 'a list'
    case 'tuple':
      return 'a tuple'
    case 'map':
      return 'a Map'
    case 'set':
      return 'a Set'
    case 'null':
    case 'undefined':
    case 'unknown':
      return `'${type.kind}'`
    case 'union':
      return type.members.some((member) => types.types.get(member)?.kind === 'object')
        ? 'a choice of objects'
        : 'one of several values'
    case 'anyObject':
    case 'toJson':
      return 'an object'
    case 'date':
      return 'a Date'
    case 'url':
      return 'a URL'
    case 'literal':
      return `the value ${JSON.stringify(type.value)}`
    case 'bytes':
      return type.name === 'ArrayBuffer' ? 'an ArrayBuffer' : 'a Uint8Array'
    default:
      return `a ${type.kind}`
  }
}
