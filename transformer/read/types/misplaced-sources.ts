import type { Property, TypeId, TypeTable } from '../../model/types'
import { partsOf } from '../../model/parts-of'

/** Whether a header or a cookie can say a value of the type: one text, or a list of texts. */
export function isSaidByTexts(table: TypeTable, id: TypeId): boolean {
  const model = table.types.get(id)
  if (model?.kind === 'union') return model.members.some((member) => isSaidByTexts(table, member))
  if (model?.kind === 'array' || model?.kind === 'set') return isSaidByText(table, model.element)
  if (model?.kind === 'tuple') return model.elements.every(({ type }) => isSaidByText(table, type))
  return isSaidByText(table, id)
}

const unsayable = new Set(['object', 'anyObject', 'map', 'set', 'array', 'tuple', 'toJson'])

function isSaidByText(table: TypeTable, id: TypeId): boolean {
  const model = table.types.get(id)
  if (model?.kind === 'union') return model.members.some((member) => isSaidByText(table, member))
  // What is no type at all has been reported as that.
  return model !== undefined && !unsayable.has(model.kind)
}

/** Properties further in than those of an input itself which a header or a cookie is said to have; no request gives them. */
export function sourcesFurtherIn(table: TypeTable, root: TypeId): { property: Property; path: string[] }[] {
  const found = new Map<Property, string[]>()
  const reached = new Map<TypeId, string[]>()
  for (const id of directObjects(table, root)) {
    const model = table.types.get(id)
    for (const part of partsOf(table, id)) {
      const name = model?.kind === 'object' ? model.properties.find(({ type }) => type === part)?.name : undefined
      if (!reached.has(part)) reached.set(part, [name ?? '[]'])
    }
  }
  // A Map's iteration reaches what is added meanwhile.
  for (const [id, path] of reached) {
    const model = table.types.get(id)
    const properties = model?.kind === 'object' ? model.properties : []
    for (const property of properties)
      if (property.source !== undefined && !found.has(property)) found.set(property, [...path, property.name])
    for (const part of partsOf(table, id)) {
      const name = properties.find(({ type }) => type === part)?.name ?? (model?.kind === 'union' ? undefined : '[]')
      if (!reached.has(part)) reached.set(part, name === undefined ? path : [...path, name])
    }
  }
  return [...found].map(([property, path]) => ({ property, path }))
}

/** What the input itself is: an object, or each member of a union. */
function directObjects(table: TypeTable, root: TypeId): Set<TypeId> {
  const found = new Set([root])
  for (const id of found) {
    const model = table.types.get(id)
    if (model?.kind === 'union') for (const member of model.members) found.add(member)
  }
  for (const id of [...found]) if (table.types.get(id)?.kind === 'union') found.delete(id)
  return found
}
