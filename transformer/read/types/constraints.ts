import type { Constraints, TypeModel } from '../../model/types'
import { isFormat } from '../../model/formats'

/** The constraints that a kind of type knows. */
const known = {
  string: ['minLength', 'maxLength', 'patterns', 'formats'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'integer', 'formats'],
  map: ['minItems', 'maxItems'],
  set: ['minItems', 'maxItems'],
  array: ['minItems', 'maxItems', 'uniqueItems'],
} as const

type Constrained = keyof typeof known

/** Both at once: the narrower bound, and every pattern and format. */
export function mergeConstraints(a: Constraints, b: Constraints): Constraints {
  const merged: Constraints = { ...a, ...b }
  for (const key of ['minLength', 'minimum', 'exclusiveMinimum', 'minItems'] as const) {
    if (a[key] !== undefined && b[key] !== undefined) merged[key] = Math.max(a[key], b[key])
  }
  for (const key of ['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems'] as const) {
    if (a[key] !== undefined && b[key] !== undefined) merged[key] = Math.min(a[key], b[key])
  }
  for (const key of ['patterns', 'formats'] as const) {
    if (a[key] !== undefined && b[key] !== undefined) merged[key] = [...new Set([...a[key], ...b[key]])].sort()
  }
  if (a.multipleOf !== undefined && b.multipleOf !== undefined)
    merged.multipleOf = [...new Set([...a.multipleOf, ...b.multipleOf])].sort((one, other) => one - other)
  return merged
}

/** Those of the constraints that mean something for the kind, in a fixed order; undefined when there are none. */
export function constraintsFor(kind: Constrained, constraints: Constraints | undefined): Constraints | undefined {
  if (constraints === undefined) return undefined
  const kept: Record<string, unknown> = {}
  for (const key of known[kind]) if (constraints[key] !== undefined) kept[key] = constraints[key]
  return Object.keys(kept).length === 0 ? undefined : kept
}

/** The first constraint that a kind of type does not know. */
export function strayConstraint(kind: TypeModel['kind'], constraints: Constraints): string | undefined {
  const allowed: readonly string[] = kind in known ? known[kind as Constrained] : []
  return Object.keys(constraints).find((key) => !allowed.includes(key))
}

/** A constraint as its author writes it, or what is wrong with it, as a person says it. */
export function readConstraint(name: string, value: unknown): Constraints | string {
  switch (name) {
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
      return Number.isInteger(value) && (value as number) >= 0
        ? { [name]: value }
        : `a '${name}' that is not a whole number`
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return Number.isFinite(value) ? { [name]: value } : `a '${name}' that is not a number`
    case 'multipleOf':
      return readMultipleOf(value)
    case 'integer':
    case 'uniqueItems':
      return value === true ? { [name]: true } : `an '${name}' that is not 'true'`
    case 'pattern':
      if (typeof value !== 'string') return `a 'pattern' that is not a literal`
      return isPattern(value) ? { patterns: [value] } : `a pattern that is not a regular expression: ${value}`
    case 'format':
      if (typeof value !== 'string') return `a 'format' that is not a literal`
      return isFormat(value) ? { formats: [value] } : `the unknown format '${value}'`
    default:
      return `the unknown constraint '${name}'`
  }
}

/** More digits than a number holds for certain would not be those that its author wrote. */
const mostDigits = 15

function readMultipleOf(value: unknown): Constraints | string {
  if (!Number.isFinite(value) || (value as number) <= 0) return `a 'multipleOf' that is not a number greater than 0`
  const digits = String(value)
    .replace(/e.*|\./gu, '')
    .replace(/^0+|0+$/gu, '')
  return digits.length <= mostDigits
    ? { multipleOf: [value as number] }
    : `a 'multipleOf' of more than ${mostDigits} digits`
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u')
    return true
  } catch {
    return false
  }
}
