import type { TypeId } from '../../model/types'
import { call, type Condition } from './condition'
import { holdsStandIns } from './merge-texts'
import { encodeExpression } from './write-encode'
import { copies } from './write-strip'
import type { Writing } from './writing'

/** The test that no two items of a fitting array are equal, as JSON Schema compares: by all that they declare. */
export function uniqueCondition(writing: Writing, array: TypeId, value: string): Condition {
  const model = writing.model(array)
  if (model.kind !== 'array') throw new Error(`not an array: ${array}`)
  const unique = writing.support('uniqueItems')
  if (isScalar(writing, model.element)) return call(`${unique}(${value}, true)`)
  if (holdsStandIns(writing, model.element)) {
    const text = encodeExpression(writing, model.element, 'item')
    return call(`${unique}(${value}.map((item) => ${text}), true)`)
  }
  // What is undeclared will be dropped, and must not be what tells two items apart.
  const items = copies(writing, model.element) ? `${writing.use('strip', array)}(${value})` : value
  return call(`${unique}(${items}, false)`)
}

/** Whether all values of the type are primitives. */
function isScalar(writing: Writing, id: TypeId): boolean {
  const model = writing.model(id)
  if (model.kind === 'union') return model.members.every((member) => isScalar(writing, member))
  return ['string', 'number', 'boolean', 'null', 'literal'].includes(model.kind)
}
