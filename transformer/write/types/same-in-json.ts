import type { TypeId, TypeTable } from '../../model/types'
import { acceptsUndefined } from './accepts-undefined'
import { Throughout } from './components'
import { isAmbiguous } from './once'
import { isInherited } from './property-access'
import { planUnion, type ObjectModel } from './union-plan'

const sameThroughout = new Throughout(isSameByItself)

/**
 * Whether every value of a type is its own JSON form, and nothing has to be decided to copy it: then `strip` also does what
 * `revive` would, which is not written.
 */
export function isSameInJson(table: TypeTable, id: TypeId): boolean {
  return sameThroughout.of(table, id)
}

function isSameByItself(table: TypeTable, id: TypeId): boolean {
  const model = table.types.get(id)
  switch (model?.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'undefined':
    case 'literal':
    case 'never':
      return true
    case 'object':
      return isSameObject(table, model)
    case 'array':
      // In an array, `null` may stand for `undefined`.
      return !acceptsUndefined(table, model.element)
    case 'union':
      return !isAmbiguous(planUnion(table, model))
    default:
      return false
  }
}

function isSameObject(table: TypeTable, { properties }: ObjectModel): boolean {
  return properties.every(
    ({ name, type, optional, default: missing }) =>
      missing === undefined && !isInherited(name) && (optional || !acceptsUndefined(table, type)),
  )
}
