import type ts from 'typescript'
import type { Constraints } from '../../model/types'
import { mergeConstraints, readConstraint } from './constraints'
import type { Reading } from './reading'

/** The phantom property of a type tag, whose type is the constraint. */
function tagOf(type: ts.Type): ts.Symbol | undefined {
  return type.getProperties().find((property) => (property.escapedName as string).startsWith('__@solderTag@'))
}

/** Whether the type is nothing but a constraint on its siblings in an intersection. */
export function isTag(type: ts.Type): boolean {
  return tagOf(type) !== undefined
}

/** The constraints that the tags among the parts of an intersection make, or what is wrong with one of them. */
export function constraintsOfTags(reading: Reading, parts: readonly ts.Type[]): Constraints | string {
  const { checker } = reading
  let constraints: Constraints = {}
  for (const part of parts) {
    const tag = tagOf(part)
    if (tag === undefined) continue
    const shape = checker.getNonNullableType(checker.getTypeOfSymbol(tag))
    for (const property of shape.getProperties()) {
      const read = readConstraint(property.name, literalOf(reading, checker.getTypeOfSymbol(property)))
      if (typeof read === 'string') return read
      constraints = mergeConstraints(constraints, read)
    }
  }
  return constraints
}

function literalOf({ ts, checker }: Reading, type: ts.Type): unknown {
  if (type.isLiteral()) return type.value
  if ((type.flags & ts.TypeFlags.BooleanLiteral) !== 0) return checker.typeToString(type) === 'true'
  return undefined
}
