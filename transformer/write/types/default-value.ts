import type { Property } from '../../model/types'
import { partsOf } from '../../model/parts-of'
import { dataLiteral } from './text'
import { reviveExpression } from './write-revive'
import type { Writing } from './writing'
import type { TypeId } from '../../model/types'

/** What a missing property gets: a new value each time. Undefined when it has no default. */
export function defaultExpression(writing: Writing, property: Property): string | undefined {
  if (property.default === undefined) return undefined
  const json = dataLiteral(property.default.json, Infinity).join(' ')
  return reviveExpression(writing, property.type, json)
}

/** Whether some part of the type has a default. */
export function hasDefaults(writing: Writing, id: TypeId): boolean {
  const reached = new Set([id])
  // A Set's iteration reaches what is added meanwhile.
  for (const each of reached) {
    const model = writing.model(each)
    if (model.kind === 'object' && model.properties.some((property) => property.default !== undefined)) return true
    for (const part of partsOf(writing.table, each)) reached.add(part)
  }
  return false
}
