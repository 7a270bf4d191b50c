import { decimalOf } from '../../model/decimal'
import type { TagMistake } from '../../model/tag-mistake'
import type { Constraints } from '../../model/types'

/** Two constraints that no value fits, by their keys, and what is to be said about them. */
export interface Contradiction {
  keys: (keyof Constraints)[]
  mistake: TagMistake
}

/** The first contradiction among constraints. */
export function contradictionIn(constraints: Constraints): Contradiction | undefined {
  const { minLength, maxLength, minItems, maxItems } = constraints
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength) {
    return contradiction(['minLength', 'maxLength'], 'string', lengths(minLength, maxLength, 'character'))
  }
  if (minItems !== undefined && maxItems !== undefined && minItems > maxItems) {
    return contradiction(['minItems', 'maxItems'], 'array', lengths(minItems, maxItems, 'item'))
  }
  return boundsContradiction(constraints)
}

interface Bound {
  key: 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' | 'formats'
  value: number
  exclusive: boolean
  words: string
}

function boundsContradiction(constraints: Constraints): Contradiction | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf = [], formats = [] } = constraints
  const is32 = formats.includes('int32')
  const integer = constraints.integer === true || is32 || formats.includes('int64')
  const [lower] = [
    ...bound('formats', is32 ? -(2 ** 31) : undefined, 'of at least'),
    ...bound('exclusiveMinimum', exclusiveMinimum, 'greater than'),
    ...bound('minimum', minimum, 'of at least'),
  ].sort((a, b) => b.value - a.value)
  const [upper] = [
    ...bound('formats', is32 ? 2 ** 31 - 1 : undefined, 'of at most'),
    ...bound('exclusiveMaximum', exclusiveMaximum, 'less than'),
    ...bound('maximum', maximum, 'of at most'),
  ].sort((a, b) => a.value - b.value)
  if (lower === undefined || upper === undefined) return undefined
  const exclusive = lower.exclusive || upper.exclusive
  const words: [string, string] = [lower.words, upper.words]
  if (lower.value > upper.value || (lower.value === upper.value && exclusive))
    return contradiction([lower.key, upper.key], 'number', words)
  if (integer && !holdsMultiple(1, lower, upper))
    return contradiction([lower.key, upper.key, 'integer'], 'integer', words)
  const divisor = multipleOf.find((each) => !holdsMultiple(each, lower, upper))
  if (divisor === undefined) return undefined
  return contradiction([lower.key, upper.key, 'multipleOf'], `multiple of ${divisor}`, words)
}

function bound(key: Bound['key'], value: number | undefined, words: string): Bound[] {
  return value === undefined ? [] : [{ key, value, exclusive: key.startsWith('e'), words: `${words} ${value}` }]
}

/** Whether there is a multiple between two bounds. */
function holdsMultiple(divisor: number, lower: Bound, upper: Bound): boolean {
  const { units, digits } = decimalOf(divisor)
  const nearest = Math.round(lower.value / divisor)
  // The first one that is not below the lower bound; where numbers are sparse, a further step may be needed.
  return [nearest - 1, nearest, nearest + 1, nearest + 2].some((count) => {
    const multiple = Number(`${count * Number(units)}e${-digits}`)
    const above = lower.exclusive ? multiple > lower.value : multiple >= lower.value
    return above && (upper.exclusive ? multiple < upper.value : multiple <= upper.value)
  })
}

function lengths(least: number, most: number, unit: string): [string, string] {
  const counted = (count: number): string => `${count} ${unit}${count === 1 ? '' : 's'}`
  return [`of at least ${counted(least)}`, `of at most ${counted(most)}`]
}

function contradiction(keys: (keyof Constraints)[], kind: string, [first, second]: [string, string]): Contradiction {
  return { keys, mistake: { key: 'contradiction', values: { kind, first, second } } }
}
