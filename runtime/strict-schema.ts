import type { JsonSchema } from './contract.js'

type Schema = Readonly<Record<string, unknown>>

/**
 * A type's schema where undeclared properties are refused. What several members of a union declare has to be seen together, so a
 * definition stays open, and it is closed where something is said to be of that kind.
 */
export function strictSchema({ $schema, $defs, ...schema }: JsonSchema): JsonSchema {
  const definitions = isSchema($defs) ? $defs : {}
  const strict = new StrictSchema(definitions)
  return {
    ...($schema === undefined ? {} : { $schema }),
    ...strict.closed(schema),
    ...($defs === undefined ? {} : { $defs: mapped(definitions, (each) => strict.open(each)) }),
  }
}

class StrictSchema {
  readonly #definitions: Schema

  constructor(definitions: Schema) {
    this.#definitions = definitions
  }

  /** Of a value: it has nothing besides what the schema speaks of. */
  closed(schema: unknown): Schema {
    const open = this.open(schema)
    if (!this.#declares(schema)) return open
    // Validators that are strict about schemas want to know that it speaks of objects.
    const types = [...this.#types(schema)]
    return { type: types.length === 1 ? types[0] : types, ...open, unevaluatedProperties: false }
  }

  /** Of what a value is as well: the parts that it has are closed, and it is not. */
  open(schema: unknown): Schema {
    if (!isSchema(schema)) return {}
    const { not, ...others } = schema
    if (isNotNull(not)) return { type: allButNull, ...this.open(others) }
    return Object.fromEntries(Object.entries(schema).map(([word, value]) => [word, this.#word(word, value)]))
  }

  #word(word: string, value: unknown): unknown {
    switch (word) {
      case 'properties':
      case 'patternProperties':
        return mapped(value, (each) => this.closed(each))
      case 'items':
      case 'contains':
      case 'additionalProperties':
        return isSchema(value) ? this.closed(value) : value
      case 'prefixItems':
        return listed(value).map((each) => this.closed(each))
      case 'anyOf':
      case 'allOf':
        return listed(value).map((each) => this.open(each))
      default:
        return value
    }
  }

  /** Whether all properties that a value may have are told; not where it may have none, or any. */
  #declares(schema: unknown): boolean {
    const members = this.#members(schema)
    // Anything, and any object, declare whatever they have; what is anything but null declares nothing.
    const isFree = ({ type, not }: Schema): boolean =>
      Array.isArray(type) ? type.includes('object') : type === undefined && not === undefined
    return !members.some(isFree) && members.some(({ type, not }) => type === 'object' || isNotNull(not))
  }

  #types(schema: unknown): Set<unknown> {
    return new Set(
      this.#members(schema).flatMap(({ type, not }) =>
        isNotNull(not) ? allButNull : type === undefined ? [] : [type].flat(),
      ),
    )
  }

  /** What a value may be: the members of a union, wherever they are defined. */
  #members(schema: unknown, seen = new Set<unknown>()): Schema[] {
    if (!isSchema(schema) || seen.has(schema)) return []
    seen.add(schema)
    const { $ref, anyOf } = schema
    if (typeof $ref === 'string') return this.#members(this.#definitions[$ref.replace('#/$defs/', '')], seen)
    return anyOf === undefined ? [schema] : listed(anyOf).flatMap((each) => this.#members(each, seen))
  }
}

const allButNull = ['object', 'array', 'string', 'number', 'boolean']

function isNotNull(not: unknown): boolean {
  return isSchema(not) && not['type'] === 'null'
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : []
}

function mapped(schemas: unknown, change: (schema: unknown) => Schema): Schema {
  return Object.fromEntries(
    Object.entries(isSchema(schemas) ? schemas : {}).map(([name, each]) => [name, change(each)]),
  )
}
