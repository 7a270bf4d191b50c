import type { TypeId, TypeTable } from './types.js'

/** The types that a type is directly made of. */
export function partsOf(table: TypeTable, id: TypeId): TypeId[] {
  const model = table.types.get(id)
  switch (model?.kind) {
    case 'object':
      return [...model.properties, ...model.index].map(({ type }) => type)
    case 'union':
      return [...model.members, ...(model.shared ?? []).map(({ type }) => type)]
    case 'array':
    case 'set':
      return [model.element]
    case 'toJson':
      return [model.json]
    case 'map':
      return [model.key, model.element]
    case 'tuple':
      return model.elements.map(({ type }) => type)
    default:
      return []
  }
}
