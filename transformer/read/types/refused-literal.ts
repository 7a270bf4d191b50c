import type ts from 'typescript'
import type { TagMistake } from '../../model/tag-mistake'
import type { Constraints } from '../../model/types'
import { constrained } from './classify'
import { constraintsFor } from './constraints'
import type { Reading } from './reading'

/** That a tag refuses a literal which is all that its type allows; undefined for any other type. */
export function refusedLiteral(
  reading: Reading,
  type: ts.Type,
  constraints: Constraints,
  tag: string,
): TagMistake | undefined {
  if (!type.isStringLiteral() && !type.isNumberLiteral()) return undefined
  const kind = type.isStringLiteral() ? 'string' : 'number'
  if (constraintsFor(kind, constraints) === undefined) return undefined
  if (reading.judge(constrained(reading, kind, constraints)).fits(type.value)) return undefined
  return { key: 'literal', values: { tag, literal: reading.checker.typeToString(type) } }
}
