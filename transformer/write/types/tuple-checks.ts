import type { TypeId } from '../../model/types'
import { all, any, call, compare, fails, order, type Condition } from './condition'
import { arrayCall } from './is-array'
import { block, type Lines } from './text'
import { tupleParts, type TuplePart, type TupleShape } from './tuple-shape'
import type { Writing } from './writing'

/** Statements that return whether `value` is a tuple of a shape; `part` is the test of what an item has to be. */
export function tupleChecks(
  writing: Writing,
  shape: TupleShape,
  part: (type: TypeId, local: string) => Condition,
): Lines {
  const lines = [`if (${fails(lengthCondition(writing, shape))}) return false;`]
  for (const [i, each] of tupleParts(shape, 'value').entries()) {
    const { type, presence, index, loop } = each
    const local = loop === undefined ? `item${i}` : 'item'
    const condition = part(type, local)
    const test = fails(presence === 'optional' ? any(absentCondition(each, local), condition) : condition)
    if (test === 'false') continue
    const check = [`const ${local} = value[${index}];`, `if (${test}) return false;`]
    lines.push(...(loop === undefined ? check : block(loop, check)))
  }
  return [...lines, 'return true;']
}

function lengthCondition(writing: Writing, shape: TupleShape): Condition {
  return all(
    call(arrayCall(writing, shape.rest, 'value')),
    ...(shape.least > 0 ? [order('value.length', '>=', shape.least)] : []),
    ...(shape.most === undefined ? [] : [order('value.length', '<=', shape.most)]),
  )
}

/** Whether an optional item, read as `local`, is not there. */
export function absentCondition({ exact, index }: TuplePart, local: string): Condition {
  return exact === true ? order('value.length', '<=', index) : compare(local, '===', 'undefined')
}
