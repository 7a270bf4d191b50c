import type { TypeId, TypeModel, TypeTable } from '../model/types.js'

/** Whether a text, or several of them, can be converted to a value of the type. Of what cannot be told, yes. */
export function takesText(types: TypeTable, id: TypeId): boolean {
  return membersOf(types, id).some((type) => {
    switch (type.kind) {
      case 'array':
      case 'set':
        return takesSingle(types, type.element)
      case 'tuple':
        return type.elements.every((element) => takesSingle(types, element.type))
      default:
        return isSingle(type)
    }
  })
}

/** Whether it is a list of which each item is one text. */
export function takesSeveralTexts(types: TypeTable, id: TypeId): boolean {
  const type = types.types.get(id)
  if (type === undefined || type.kind === 'unknown') return true
  return (type.kind === 'array' || type.kind === 'set') && takesSingle(types, type.element)
}

/** The same of exactly one text, as a parameter of a path is. */
export function takesOneText(types: TypeTable, id: TypeId): boolean {
  return takesText(types, id) && membersOf(types, id).some(mayHaveOneItem)
}

function mayHaveOneItem(type: TypeModel): boolean {
  if (type.kind === 'tuple') return type.elements.filter(({ presence }) => presence === 'required').length < 2
  const { minItems = 0 } = ('constraints' in type && type.constraints) || {}
  return minItems < 2
}

/** Whether one text can be converted to a value of the type, which is no list. */
function takesSingle(types: TypeTable, id: TypeId): boolean {
  return membersOf(types, id).some(isSingle)
}

function isSingle({ kind }: TypeModel): boolean {
  return !['null', 'object', 'anyObject', 'map', 'toJson', 'array', 'set', 'tuple'].includes(kind)
}

/** Of a union its members, which are no unions themselves; what cannot be told takes everything. */
function membersOf(types: TypeTable, id: TypeId): TypeModel[] {
  const type = types.types.get(id)
  if (type?.kind === 'union') return type.members.flatMap((member) => types.types.get(member) ?? [])
  return [type ?? { kind: 'unknown' }]
}

/** Whether it certainly is no object, whose properties have names. */
export function isNameless({ kind }: TypeModel): boolean {
  return !['object', 'unknown', 'something', 'anyObject', 'union', 'never', 'obstacle', 'toJson'].includes(kind)
}

/** Whether what has the type is an object whose properties can be given one by one, as the runtime asks it of some inputs. */
export function hasNames(types: TypeTable, id: TypeId): boolean {
  return membersOf(types, id).some(({ kind }) => kind === 'object' || kind === 'something')
}

/** Whether a call may say nothing at all. */
export function takesNothing(types: TypeTable, id: TypeId): boolean {
  const type = types.types.get(id)
  if (type?.kind === 'union') return type.members.some((member) => takesNothing(types, member))
  return type === undefined || ['undefined', 'unknown', 'never', 'obstacle'].includes(type.kind)
}
