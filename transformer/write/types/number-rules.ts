import type { Constraints } from '../../model/types'
import { call, compare, order, type Condition } from './condition'
import { decimalOf } from '../../model/decimal'
import { literal } from './text'
import type { Writing } from './writing'

/** One thing that a constraint asks of a value. */
export interface ConstraintRule {
  code: string
  expected: string
  condition: Condition
}

/** What the constraints ask of a finite number, cheapest first. */
export function numberRules(writing: Writing, constraints: Constraints, value: string): ConstraintRule[] {
  const { integer, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf = [], formats = [] } = constraints
  const rules: ConstraintRule[] = []
  const add = (code: string, expected: string, condition: Condition): void => {
    rules.push({ code, expected, condition })
  }
  if (integer === true) add('integer', 'integer', wholeCondition(writing, value))
  if (minimum !== undefined) add('minimum', `number of at least ${minimum}`, order(value, '>=', literal(minimum)))
  if (exclusiveMinimum !== undefined)
    add('exclusiveMinimum', `number greater than ${exclusiveMinimum}`, order(value, '>', literal(exclusiveMinimum)))
  if (maximum !== undefined) add('maximum', `number of at most ${maximum}`, order(value, '<=', literal(maximum)))
  if (exclusiveMaximum !== undefined)
    add('exclusiveMaximum', `number less than ${exclusiveMaximum}`, order(value, '<', literal(exclusiveMaximum)))
  for (const divisor of multipleOf)
    add('multipleOf', `multiple of ${divisor}`, multipleCondition(writing, divisor, value))
  for (const format of formats) {
    const condition = numberFormat(writing, format, value)
    if (condition !== undefined) add('format', `number in the format '${format}'`, condition)
  }
  return rules
}

function wholeCondition(writing: Writing, value: string): Condition {
  return call(`${writing.global('Number')}.isInteger(${value})`)
}

/** The remainder of whole numbers is exact; that of others is not, as binary fractions are no decimals. */
function multipleCondition(writing: Writing, divisor: number, value: string): Condition {
  if (Number.isInteger(divisor)) return compare(`${value} % ${literal(divisor)}`, '===', '0')
  const { units, digits } = decimalOf(divisor)
  return call(`${writing.support('multipleOf')}(${value}, ${units}, ${digits})`)
}

/** As ajv-formats judges: a number of JavaScript can say nothing about `float` and `double`. */
function numberFormat(writing: Writing, format: string, value: string): Condition | undefined {
  if (format === 'int32') return compare(`(${value} | 0)`, '===', value)
  return format === 'int64' ? wholeCondition(writing, value) : undefined
}
