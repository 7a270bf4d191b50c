import { formatKind, isFormat } from '../../model/formats'
import type { TagMistake } from '../../model/tag-mistake'
import type { Constraints } from '../../model/types'

/** The constraints that a kind of type knows. */
const known = {
  string: ['minLength', 'maxLength', 'patterns', 'templates', 'formats'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'integer', 'formats'],
  array: ['minItems', 'maxItems', 'uniqueItems'],
  map: ['minItems', 'maxItems'],
  set: ['minItems', 'maxItems'],
} as const

export type Constrained = keyof typeof known

const kinds = Object.keys(known) as Constrained[]

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
  if (a.templates !== undefined && b.templates !== undefined) merged.templates = { ...a.templates, ...b.templates }
  if (a.multipleOf !== undefined && b.multipleOf !== undefined)
    merged.multipleOf = [...new Set([...a.multipleOf, ...b.multipleOf])].sort((one, other) => one - other)
  if (a.items !== undefined && b.items !== undefined) merged.items = mergeConstraints(a.items, b.items)
  return merged
}

/** Those of the constraints that mean something for the kind, in a fixed order; undefined when there are none. */
export function constraintsFor(kind: Constrained, constraints: Constraints | undefined): Constraints | undefined {
  if (constraints === undefined) return undefined
  const kept: Record<string, unknown> = {}
  for (const key of known[kind]) {
    const value = key === 'formats' ? formatsFor(kind, constraints.formats) : constraints[key]
    if (value !== undefined) kept[key] = value
  }
  return Object.keys(kept).length === 0 ? undefined : kept
}

function formatsFor(kind: Constrained, formats: readonly string[] | undefined): string[] | undefined {
  const kept = formats?.filter((format) => formatKind(format) === kind) ?? []
  return kept.length === 0 ? undefined : kept
}

/** The kinds of values that the only one of the constraints is for. */
export function kindsFor(constraints: Constraints): Constrained[] {
  if (constraints.items !== undefined) return ['array', 'set']
  const [format] = constraints.formats ?? []
  if (format !== undefined) return [formatKind(format)]
  return kinds.filter((kind) => known[kind].some((key) => constraints[key] !== undefined))
}

/** The kinds in words: `numbers`; `arrays, maps and sets`. */
export function kindWords(constraints: Constraints): string {
  const words = kindsFor(constraints).map((kind) => `${kind}s`)
  const last = words.pop() ?? ''
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`
}

/** A constraint as its author writes it, or what is wrong with it. `tag` is how its author named it. */
export function readConstraint(name: string, value: unknown, tag: string): Constraints | TagMistake {
  const needs = (needed: string): TagMistake => ({ key: 'value', values: { tag, needed } })
  switch (name) {
    case 'minLength':
    case 'maxLength':
    case 'minItems':
    case 'maxItems':
      return Number.isInteger(value) && (value as number) >= 0
        ? { [name]: value }
        : needs('a whole number that is not negative')
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return Number.isFinite(value) ? { [name]: value } : needs('a number')
    case 'multipleOf':
      if (!Number.isFinite(value) || (value as number) <= 0) return needs('a number greater than 0')
      return digitsOf(value as number) > mostDigits
        ? needs(`a number of at most ${mostDigits} digits`)
        : { multipleOf: [value as number] }
    case 'integer':
    case 'uniqueItems':
      return value === true ? { [name]: true } : needs("no value but 'true'")
    case 'pattern':
      return typeof value === 'string' && value !== '' ? readPattern(value) : needs('a regular expression')
    case 'format':
      if (typeof value !== 'string' || value === '') return needs('the name of a format')
      return isFormat(value) ? { formats: [value] } : { key: 'format', values: { format: value } }
    default:
      return needs('a tag of this version of Solder')
  }
}

export function isMistake(read: Constraints | TagMistake): read is TagMistake {
  return 'key' in read
}

/** More digits than a number holds for certain would not be those that its author wrote. */
const mostDigits = 15

function digitsOf(value: number): number {
  return String(value)
    .replace(/e.*|\./gu, '')
    .replace(/^0+|0+$/gu, '').length
}

function readPattern(pattern: string): Constraints | TagMistake {
  try {
    new RegExp(pattern, 'u')
    return { patterns: [pattern] }
  } catch (error) {
    // V8 says: Invalid regular expression: /[/u: Unterminated character class
    const reason = error instanceof Error ? /: ([^:]+)$/u.exec(error.message)?.[1] : undefined
    return { key: 'pattern', values: { pattern, reason: reason ?? 'it is malformed' } }
  }
}
