import type { TypeId, TypeTable } from '../model/types.js'

/** Whether a text, or several of them, can be converted to a value of the type. Of what cannot be told, yes. */
export function takesText(types: TypeTable, id: TypeId, seen = new Set<TypeId>()): boolean {
  const type = types.types.get(id)
  if (!type || seen.has(id)) return true
  seen.add(id)
  switch (type.kind) {
    case 'null':
    case 'object':
    case 'anyObject':
    case 'map':
    case 'toJson':
      return false
    case 'array':
    case 'set':
      return takesText(types, type.element, seen)
    case 'tuple':
      return type.elements.every((element) => takesText(types, element.type, seen))
    case 'union':
      return type.members.some((member) => takesText(types, member, new Set(seen)))
    default:
      return true
  }
}

/** Whether a call may say nothing at all. */
export function takesNothing(types: TypeTable, id: TypeId): boolean {
  const type = types.types.get(id)
  if (type?.kind === 'union') return type.members.some((member) => takesNothing(types, member))
  return type === undefined || ['undefined', 'unknown', 'never', 'obstacle'].includes(type.kind)
}
