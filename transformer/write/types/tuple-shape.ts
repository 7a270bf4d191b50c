import type { TupleElement, TypeId } from '../../model/types'

/** The parts of a tuple in their order; a rest element and optional ones are never followed by each other. */
export interface TupleShape {
  required: TypeId[]
  optional: { type: TypeId; exact?: true }[]
  rest?: TypeId
  /** Required ones after the rest. */
  last: TypeId[]
  /** How many items there must be. */
  least: number
  /** How many there may be; undefined when there is a rest. */
  most?: number
}

export function tupleShape(elements: readonly TupleElement[]): TupleShape {
  const shape: TupleShape = { required: [], optional: [], last: [], least: 0 }
  for (const { type, presence, exact } of elements) {
    if (presence === 'rest') shape.rest = type
    else if (presence === 'optional') shape.optional.push({ type, ...(exact && { exact }) })
    else if (shape.rest === undefined) shape.required.push(type)
    else shape.last.push(type)
  }
  shape.least = shape.required.length + shape.last.length
  if (shape.rest === undefined) shape.most = shape.least + shape.optional.length
  return shape
}

export interface TuplePart {
  type: TypeId
  presence: TupleElement['presence']
  /** Of an optional one that is not to be given as `undefined`. */
  exact?: true
  /** Where in the array: an expression; of a rest element, in terms of `i`. */
  index: string
  /** The head of the loop over a rest element. */
  loop?: string
}

/** Where each element of a tuple is found in the array `array`. */
export function tupleParts(shape: TupleShape, array: string): TuplePart[] {
  const parts: TuplePart[] = []
  for (const type of shape.required) parts.push({ type, presence: 'required', index: String(parts.length) })
  for (const each of shape.optional) parts.push({ ...each, presence: 'optional', index: String(parts.length) })
  if (shape.rest !== undefined) {
    const end = shape.last.length === 0 ? `${array}.length` : `${array}.length - ${shape.last.length}`
    parts.push({
      type: shape.rest,
      presence: 'rest',
      index: 'i',
      loop: `for (let i = ${parts.length}; i < ${end}; i++)`,
    })
  }
  for (const [i, type] of shape.last.entries()) {
    parts.push({ type, presence: 'required', index: `${array}.length - ${shape.last.length - i}` })
  }
  return parts
}
