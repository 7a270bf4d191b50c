import type { Literal, Property, TypeId, TypeModel, TypeTable, UnionModel } from '../../../model/types'
import { acceptsUndefined } from '../accepts-undefined'
import { Throughout } from '../components'
import { isWrittenOtherwise } from '../merge-texts'
import { isInherited } from '../property-access'
import type { ObjectModel } from '../union-plan'

/*
 * What rows can say of a type. Of anything else they have its functions: that is what few types of a large graph are, and
 * the functions that walk rows stay short.
 */

/** A union that a row can describe, with the property that tells its object members apart, or most of them. */
export interface WalkableUnion {
  readonly tag: string | undefined
}

export function isWalkable(table: TypeTable, id: TypeId): boolean {
  const model = table.types.get(id)
  if (model === undefined) return false
  let walkable = walkables.get(model)
  if (walkable === undefined) walkables.set(model, (walkable = canBeWalked(table, model)))
  return walkable
}

const walkables = new WeakMap<TypeModel, boolean>()

function canBeWalked(table: TypeTable, model: TypeModel): boolean {
  switch (model.kind) {
    case 'literal':
    case 'null':
      return true
    case 'array':
      return model.constraints === undefined && !acceptsUndefined(table, model.element)
    case 'object':
      return isWalkableObject(table, model)
    case 'union':
      return walkableUnion(table, model) !== undefined
    default:
      return false
  }
}

function isWalkableObject(table: TypeTable, { properties, index, methods }: ObjectModel): boolean {
  return index.length === 0 && methods === undefined && properties.every((each) => isWalkableProperty(table, each))
}

function isWalkableProperty(table: TypeTable, { name, type, default: missing }: Property): boolean {
  const undefinable = acceptsUndefined(table, type) && table.types.get(type)?.kind !== 'unknown'
  return missing === undefined && !isInherited(name) && !undefinable && !/[?!]$/u.test(name)
}

const scalars = new Set<TypeModel['kind']>(['string', 'number', 'boolean', 'null'])
const toldByTextAlone = new Throughout((table, id) => {
  const model = table.types.get(id)
  return model === undefined || !isWrittenOtherwise(model)
})

export function walkableUnion(table: TypeTable, union: UnionModel): WalkableUnion | undefined {
  let found = unions.get(union)
  if (found === undefined) unions.set(union, (found = { walkable: readUnion(table, union) }))
  return found.walkable
}

const unions = new WeakMap<UnionModel, { walkable: WalkableUnion | undefined }>()

function readUnion(table: TypeTable, union: UnionModel): WalkableUnion | undefined {
  let arrays = 0
  const objects: ObjectModel[] = []
  for (const id of union.members) {
    const model = table.types.get(id)
    if (model?.kind === 'array') arrays++
    else if (model?.kind === 'object') objects.push(model)
    else if (model === undefined || !(model.kind === 'literal' || scalars.has(model.kind))) return undefined
    if ((model.kind === 'array' || model.kind === 'object') && !isWalkable(table, id)) return undefined
  }
  if (arrays > 1) return undefined
  if (objects.length < 2) return { tag: undefined }
  const tag = union.tag ?? partialTag(table, objects)
  const isAmbiguous = union.tag === undefined || union.shared !== undefined
  return isAmbiguous && !union.members.every((id) => toldByTextAlone.of(table, id)) ? undefined : { tag }
}

/** Of the properties that at least half of the members require to be a literal, the one that tells most of them apart. */
function partialTag(table: TypeTable, objects: readonly ObjectModel[]): string | undefined {
  const found = new Map<string, { members: number; values: Set<Literal> }>()
  for (const model of objects) {
    for (const [name, values] of literalProperties(table, model)) {
      const known = found.get(name)
      if (known === undefined) found.set(name, { members: 1, values: new Set(values) })
      else {
        known.members++
        for (const value of values) known.values.add(value)
      }
    }
  }
  const [best] = [...found]
    .filter(([, { members, values }]) => members >= objects.length / 2 && values.size > 1)
    .sort(([, a], [, b]) => b.values.size - a.values.size)
  return best?.[0]
}

const known = new WeakMap<ObjectModel, Map<string, Literal[]>>()

/** The required properties that may have nothing but some literals. */
function literalProperties(table: TypeTable, model: ObjectModel): Map<string, Literal[]> {
  let found = known.get(model)
  if (found !== undefined) return found
  known.set(model, (found = new Map<string, Literal[]>()))
  for (const { name, type, optional } of model.properties) {
    const values = optional ? undefined : literalsOf(table, type)
    if (values !== undefined) found.set(name, values)
  }
  return found
}

function literalsOf(table: TypeTable, id: TypeId): Literal[] | undefined {
  const models = membersOf(table, id)
  const values = models.flatMap((each) =>
    each?.kind === 'literal' ? [each.value] : each?.kind === 'null' ? [null] : [],
  )
  return values.length === models.length ? values : undefined
}

function membersOf(table: TypeTable, id: TypeId): (TypeModel | undefined)[] {
  const model = table.types.get(id)
  return model?.kind === 'union' ? model.members.map((member) => table.types.get(member)) : [model]
}
