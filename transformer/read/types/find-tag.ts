import type { TypeId, TypeModel, TypeTable, UnionModel } from '../../model/types'

/**
 * Finds the property that tells the object members of a union apart, and notes it: required in each, a literal or
 * a union of literals in each, and no literal in two of them.
 */
export function findTag(table: TypeTable, id: TypeId): void {
  const union = table.types.get(id)
  if (union?.kind !== 'union') return
  const objects = objectMembers(table, union)
  const [first] = objects
  if (first === undefined || objects.length < 2) return
  const tag = first.properties.find(({ name }) => tellsApart(table, objects, name))
  if (tag !== undefined) union.tag = tag.name
}

type ObjectModel = Extract<TypeModel, { kind: 'object' }>

function objectMembers(table: TypeTable, union: UnionModel): ObjectModel[] {
  const objects: ObjectModel[] = []
  for (const id of union.members) {
    const member = table.types.get(id)
    if (member?.kind === 'object') objects.push(member)
    // A value of these types may have any property.
    else if (member?.kind === 'something' || member?.kind === 'anyObject' || member?.kind === 'unknown') return []
  }
  return objects
}

function tellsApart(table: TypeTable, objects: ObjectModel[], name: string): boolean {
  const seen = new Set<string | number | boolean | null>()
  for (const object of objects) {
    const property = object.properties.find((candidate) => candidate.name === name)
    if (property === undefined || property.optional) return false
    const values = literalValues(table, property.type)
    if (values === undefined) return false
    for (const value of values) {
      if (seen.has(value)) return false
      seen.add(value)
    }
  }
  return true
}

/** The values of a literal type, of `null` or of a union of such; undefined for any other type. */
export function literalValues(table: TypeTable, id: TypeId): (string | number | boolean | null)[] | undefined {
  const model = table.types.get(id)
  if (model?.kind === 'literal') return [model.value]
  if (model?.kind === 'null') return [null]
  if (model?.kind === 'boolean') return [false, true]
  if (model?.kind !== 'union') return undefined
  const values: (string | number | boolean | null)[] = []
  for (const member of model.members) {
    const part = literalValues(table, member)
    if (part === undefined) return undefined
    values.push(...part)
  }
  return values
}
