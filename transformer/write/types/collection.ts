import type { CollectionModel, TypeId, TypeModel } from '../../model/types'
import { itemWords } from './describe'
import type { Schema } from './schema'
import type { SupportName } from './support'
import type { UnionPlan } from './union-plan'
import type { Writing } from './writing'

/*
 * A `Map` is in JSON an array of its entries, each an array of key and value; a `Set` is an array of its items. What
 * the features write about them is in `write-collection.ts`.
 */

export function isCollection(model: TypeModel): model is CollectionModel {
  return model.kind === 'map' || model.kind === 'set'
}

/** The types of what it holds, under the names that its functions give them. */
export function collectionParts(model: CollectionModel): { type: TypeId; local: 'key' | 'item' }[] {
  const item = { type: model.element, local: 'item' as const }
  return model.kind === 'map' ? [{ type: model.key, local: 'key' }, item] : [item]
}

/** The support function that tells whether a value is a `Map` or a `Set` at all. */
export function collectionTest(model: CollectionModel): SupportName {
  return model.kind === 'map' ? 'isMap' : 'isSet'
}

/** The head of a loop over what `value` holds. It asks the value itself nothing: a class may have overridden anything. */
export function collectionLoop(writing: Writing, model: CollectionModel): string {
  return model.kind === 'map'
    ? `for (const [key, item] of ${writing.global('Map')}.prototype.entries.call(value))`
    : `for (const item of ${writing.global('Set')}.prototype.values.call(value))`
}

/** What is asked for, as a person says it. */
export function collectionWords({ kind, constraints }: CollectionModel): string {
  const words = itemWords(constraints ?? {}).join(' ')
  const many = words === '' ? '' : ` ${words}`
  return kind === 'map' ? `Map${many} (in JSON an array of [key, value] pairs)` : `Set${many} (in JSON an array)`
}

/** The JSON Schema. The title tells it from an array, so that a client makes the value again. */
export function collectionSchema(model: CollectionModel, part: (id: TypeId) => Schema, unique: boolean): Schema {
  const { minItems, maxItems } = model.constraints ?? {}
  const bounds = { ...(minItems === undefined ? {} : { minItems }), ...(maxItems === undefined ? {} : { maxItems }) }
  if (model.kind === 'set') {
    const items = part(model.element)
    return { type: 'array', items, ...(unique ? { uniqueItems: true } : {}), ...bounds, title: 'Set' }
  }
  const entry = { type: 'array', prefixItems: [part(model.key), part(model.element)], minItems: 2, maxItems: 2 }
  return { type: 'array', items: entry, ...bounds, title: 'Map' }
}

/** The `Map`s and then the `Set`s of a union, with the test that tells one from the rest where its kind is enough. */
export function collectionMembers(writing: Writing, plan: UnionPlan): { id: TypeId; test: string | undefined }[] {
  return (['map', 'set'] as const).flatMap((kind) => {
    const members = plan.collections.filter((id) => writing.model(id).kind === kind)
    const test = members.length === 1 ? `${writing.support(kind === 'map' ? 'isMap' : 'isSet')}(value)` : undefined
    return members.map((id) => ({ id, test }))
  })
}
