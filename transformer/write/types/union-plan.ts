import type { Literal, TypeId, TypeModel, TypeTable, UnionModel } from '../../model/types'

export type ObjectModel = Extract<TypeModel, { kind: 'object' }>

export interface ObjectMember {
  id: TypeId
  /** Of several members that share values of the tag, where `id` is their union: the first. */
  model: ObjectModel
  /** The values of the tag that lead to this member; empty when the union has no tag. */
  tags: Literal[]
}

/** The members of a union, by the kind of JavaScript value that they are. */
export interface UnionPlan {
  literals: (string | number | boolean)[]
  /** Members that one short expression checks: strings, numbers, dates, `null`, … */
  simple: TypeId[]
  arrays: TypeId[]
  /** Those of the simple ones that are a `Map` or a `Set`. */
  collections: TypeId[]
  objects: ObjectMember[]
  tag?: string
}

export function planUnion(table: TypeTable, union: UnionModel): UnionPlan {
  const plan: UnionPlan = { literals: [], simple: [], arrays: [], collections: [], objects: [] }
  if (union.tag !== undefined) plan.tag = union.tag
  for (const id of union.members) {
    const model = table.types.get(id)
    if (model === undefined) throw new Error(`no type '${id}'`)
    if (model.kind === 'literal') plan.literals.push(model.value)
    else if (model.kind === 'array' || model.kind === 'tuple') plan.arrays.push(id)
    else if (model.kind === 'object') plan.objects.push({ id, model, tags: tagsOf(table, model, union.tag) })
    else {
      plan.simple.push(id)
      if (model.kind === 'map' || model.kind === 'set') plan.collections.push(id)
    }
  }
  if (union.shared !== undefined) plan.objects = bySharedTags(plan.objects, union.shared, table)
  return plan
}

/** One member for each function that the tag leads to. */
function bySharedTags(
  objects: ObjectMember[],
  shared: UnionModel['shared'] & object,
  table: TypeTable,
): ObjectMember[] {
  const taken = new Set(shared.flatMap(({ values }) => values))
  const single = objects.map((member) => ({ ...member, tags: member.tags.filter((tag) => !taken.has(tag)) }))
  const several = shared.flatMap(({ values, type }): ObjectMember[] => {
    const union = table.types.get(type)
    const first = objects.find(({ id }) => union?.kind === 'union' && union.members[0] === id)
    return first === undefined ? [] : [{ id: type, model: first.model, tags: values }]
  })
  return [...single.filter(({ tags }) => tags.length > 0), ...several]
}

function tagsOf(table: TypeTable, model: ObjectModel, tag: string | undefined): ObjectMember['tags'] {
  const property = model.properties.find(({ name }) => name === tag)
  return property === undefined ? [] : literalsOf(table, property.type)
}

/** The values of a literal type, of `null` or of a union of such. */
function literalsOf(table: TypeTable, id: TypeId): ObjectMember['tags'] {
  const model = table.types.get(id)
  if (model?.kind === 'null') return [null]
  if (model?.kind === 'literal') return [model.value]
  if (model?.kind === 'boolean') return [false, true]
  return model?.kind === 'union' ? model.members.flatMap((member) => literalsOf(table, member)) : []
}

/** Whether one expression can check the union: no more than one member needs a function for each kind of value. */
export function isInline(plan: UnionPlan): boolean {
  return plan.arrays.length <= 1 && plan.objects.length <= 1 && plan.literals.length <= 6
}
