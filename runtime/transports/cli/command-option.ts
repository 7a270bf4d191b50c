import type { JsonSchema } from '../../contract.js'
import { literalText, resolved } from '../input-shape.js'

/** How texts of a command line become a property: `flag` takes none, `list` several, `json` is JSON or is put together from parts. */
export type OptionKind = 'flag' | 'value' | 'list' | 'json'

/** A property of the input that a command line gives. */
export interface CommandOption {
  readonly property: string
  /** `due-date` of `dueDate`. */
  readonly name: string
  /** Its one letter. */
  readonly letter?: string | undefined
  readonly kind: OptionKind
  readonly schema: JsonSchema
  readonly required: boolean
}

/** `dueDate` as people type it: `due-date`. */
export function optionName(property: string): string {
  return property
    .replace(/([a-z\d])([A-Z])/gu, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/gu, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase()
}

/** What a property of this schema takes. */
export function optionKind(schema: JsonSchema, root: JsonSchema): OptionKind {
  const types = typesOf(schema)
  if (types.length === 1 && types[0] === 'boolean') return 'flag'
  if (types.length === 1 && types[0] === 'array') {
    const items = schema.items === undefined ? undefined : resolved(schema.items as JsonSchema, root)
    return items !== undefined && isScalar(items) ? 'list' : 'json'
  }
  return isScalar(schema) ? 'value' : 'json'
}

function isScalar(schema: JsonSchema): boolean {
  const types = typesOf(schema)
  return types.length > 0 && !types.includes('object') && !types.includes('array')
}

/** Each once; empty when the schema does not say. */
export function typesOf(schema: JsonSchema): readonly string[] {
  return [...new Set(allTypesOf(schema))]
}

function allTypesOf({ type, anyOf, enum: values, const: only }: JsonSchema): readonly string[] {
  if (Array.isArray(type)) return type as readonly string[]
  if (typeof type === 'string') return [type]
  const literals = Array.isArray(values) ? (values as unknown[]) : only === undefined ? [] : [only]
  if (literals.length > 0) return literals.map(typeOf)
  const alternatives = (anyOf ?? []) as readonly JsonSchema[]
  const lists = alternatives.map(typesOf)
  return lists.some((list) => list.length === 0) ? [] : lists.flat()
}

/** The type of a value of JSON, as schemas call it. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

/** What stands for the value in a help: `number`, `open|closed`, `date-time`. */
export function valueName({ kind, schema }: Pick<CommandOption, 'kind' | 'schema'>, root: JsonSchema): string {
  if (kind === 'json') return 'json'
  if (kind === 'list') return `${scalarName(resolved((schema.items ?? {}) as JsonSchema, root))}...`
  return scalarName(schema)
}

function scalarName(schema: JsonSchema): string {
  const { enum: values, const: only, format, title } = schema
  if (Array.isArray(values) && values.length <= 8) return values.map(literalText).join('|')
  if (only !== undefined) return literalText(only)
  if (typeof format === 'string') return format
  if (typeof title === 'string') return title.toLowerCase()
  const types = typesOf(schema).filter((type) => type !== 'null')
  return types.map((type) => (type === 'string' ? 'text' : type)).join('|')
}
