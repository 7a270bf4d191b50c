import type ts from 'typescript'
import { isTag } from './tags'
import type { Reading } from './reading'

export type LeafKind = 'string' | 'number' | 'array' | 'boolean' | 'other'

/** The kinds of values that a type has; with a depth, those of the items of its arrays. `null` and `undefined` are none. */
export function leafKinds(reading: Reading, type: ts.Type, depth = 0): Set<LeafKind> {
  const kinds = new Set<LeafKind>()
  for (const leaf of leavesAt(reading, type, depth)) {
    const kind = leaf === undefined ? 'other' : kindOfLeaf(reading, leaf)
    if (kind !== undefined) kinds.add(kind)
  }
  return kinds
}

/** The members of a type that is a union, or with a depth, those of the items of its arrays; undefined for what is no array. */
export function leavesAt(reading: Reading, type: ts.Type, depth: number): (ts.Type | undefined)[] {
  if (depth === 0) return leavesOf(type)
  return leavesOf(type).flatMap((leaf) => {
    if (kindOfLeaf(reading, leaf) === undefined) return []
    const [element] = reading.checker.isArrayType(leaf)
      ? reading.checker.getTypeArguments(leaf as ts.TypeReference)
      : []
    return element === undefined ? [undefined] : leavesAt(reading, element, depth - 1)
  })
}

/** The members of a union; of an intersection, the part that is not a tag. */
function leavesOf(type: ts.Type): ts.Type[] {
  if (type.isUnion()) return type.types.flatMap(leavesOf)
  if (!type.isIntersection()) return [type]
  return type.types.filter((part) => !isTag(part)).slice(0, 1)
}

function kindOfLeaf({ ts, checker }: Reading, type: ts.Type): LeafKind | undefined {
  const { TypeFlags } = ts
  const is = (flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0
  if (is(TypeFlags.Null | TypeFlags.Undefined | TypeFlags.Void)) return undefined
  if (is(TypeFlags.StringLike)) return 'string'
  if (is(TypeFlags.NumberLike)) return 'number'
  if (is(TypeFlags.BooleanLike)) return 'boolean'
  return checker.isArrayType(type) ? 'array' : 'other'
}
