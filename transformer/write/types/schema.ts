import type { Constraints, Property, TypeId, TypeModel, TypeTable } from '../../model/types'
import { partsOf } from './once'
import { standInSchema } from './stand-in'
import { tupleShape } from './tuple-shape'

export type Schema = Record<string, unknown>

/**
 * The JSON Schemas (draft 2020-12) of the JSON forms of types. Each type has one text, which refers to types with a
 * name, and to types that contain themselves, as `#/$defs/…`; whoever shows it adds these definitions.
 */
export class Schemas {
  readonly #table: TypeTable
  readonly #names = new Map<TypeId, string>()
  readonly #taken = new Set<string>()
  /** The definitions that the text of a type refers to itself. */
  readonly #references = new Map<TypeId, Set<TypeId>>()
  #current = new Set<TypeId>()

  constructor(table: TypeTable) {
    this.#table = table
  }

  /** Without its definitions. As a whole document a type leaves out `undefined`, which JSON does not have. */
  schema(id: TypeId, as: 'document' | 'definition'): Schema {
    this.#current = new Set()
    const model = this.#table.types.get(id)
    const undefinable = model?.kind === 'union' || model?.kind === 'undefined'
    const schema = as === 'document' && undefinable ? this.#withoutUndefined(id, true) : this.#body(id)
    this.#references.set(id, this.#current)
    return schema
  }

  /** Everything that a type's schema refers to, directly or not, by the names that it uses. */
  definitions(id: TypeId): Map<string, TypeId> {
    const found = new Map<string, TypeId>()
    const waiting = [id]
    for (const each of waiting) {
      if (!this.#references.has(each)) this.schema(each, 'definition')
      for (const reference of this.#references.get(each) ?? []) {
        const name = this.#nameOf(reference)
        if (found.has(name)) continue
        found.set(name, reference)
        waiting.push(reference)
      }
    }
    return found
  }

  /** A reference to a type that has a name or contains itself, else its schema in place. */
  #part(id: TypeId): Schema {
    const model = this.#table.types.get(id)
    const named = (model?.kind === 'object' || model?.kind === 'union') && model.name !== ''
    if (!named && !this.#containsItself(id)) return this.#body(id)
    this.#current.add(id)
    return { $ref: reference(this.#nameOf(id)) }
  }

  #nameOf(id: TypeId): string {
    let name = this.#names.get(id)
    if (name === undefined) this.#names.set(id, (name = this.#freeName(id)))
    return name
  }

  #freeName(id: TypeId): string {
    // The characters that OpenAPI allows in the name of a component.
    const wish =
      id
        .replace(/\[\]/gu, '.array')
        .replace(/[^\w.-]+/gu, '.')
        .replace(/^\.+|\.+$/gu, '') || 'type'
    let name = wish
    for (let n = 2; this.#taken.has(name); n++) name = `${wish}.${n}`
    this.#taken.add(name)
    return name
  }

  /** Only a type that reaches itself through types without a name needs one. */
  #containsItself(root: TypeId): boolean {
    const seen = new Set<TypeId>()
    const waiting = partsOf(this.#table, root)
    for (const id of waiting) {
      if (id === root) return true
      if (seen.has(id)) continue
      seen.add(id)
      const model = this.#table.types.get(id)
      if ((model?.kind === 'object' || model?.kind === 'union') && model.name !== '') continue
      waiting.push(...partsOf(this.#table, id))
    }
    return false
  }

  #body(id: TypeId): Schema {
    const model = this.#table.types.get(id)
    switch (model?.kind) {
      case 'string':
        return stringSchema(model.constraints ?? {})
      case 'number':
        return numberSchema(model.constraints ?? {})
      case 'boolean':
        return { type: 'boolean' }
      // `undefined` gets here inside an array, where JSON has nothing else for it.
      case 'null':
      case 'undefined':
        return { type: 'null' }
      case 'unknown':
        return {}
      case 'date':
        // The title tells it from a string that its author calls a date-time: a client makes a Date of it.
        return { type: 'string', format: 'date-time', title: 'Date' }
      case 'bigint':
      case 'url':
      case 'bytes':
        return standInSchema(model)
      case 'literal':
        return { type: typeof model.value, const: model.value }
      case 'something':
        return { not: { type: 'null' } }
      case 'anyObject':
        return { type: ['object', 'array'] }
      case 'array': {
        const { minItems, maxItems, uniqueItems } = model.constraints ?? {}
        return clean({ type: 'array', items: this.#part(model.element), minItems, maxItems, uniqueItems })
      }
      case 'tuple':
        return this.#tuple(tupleShape(model.elements))
      case 'object':
        return this.#object(model.properties, model.index)
      case 'union':
        return this.#union(model.members)
      default:
        return { not: {} }
    }
  }

  #object(properties: readonly Property[], index: readonly { names?: string; type: TypeId }[]): Schema {
    const entries = properties.map((property): [string, Schema] => [property.name, this.#property(property)])
    const required = properties.filter(({ optional }) => !optional).map(({ name }) => name)
    const patterns = index.flatMap(({ names, type }): [string, Schema][] =>
      names === undefined ? [] : [[names, this.#part(type)]],
    )
    const rest = index.find(({ names }) => names === undefined)
    return clean({
      type: 'object',
      properties: entries.length === 0 ? undefined : Object.fromEntries(entries),
      required: required.length === 0 ? undefined : required,
      patternProperties: patterns.length === 0 ? undefined : Object.fromEntries(patterns),
      additionalProperties: rest === undefined ? undefined : this.#withoutUndefined(rest.type),
    })
  }

  #property({ type, description, deprecated }: Property): Schema {
    return clean({ ...this.#withoutUndefined(type), description, deprecated })
  }

  /** A property that holds `undefined` is not written. */
  #withoutUndefined(id: TypeId, inPlace = false): Schema {
    const model = this.#table.types.get(id)
    if (model?.kind === 'undefined') return { not: {} }
    if (model?.kind !== 'union') return this.#part(id)
    const members = model.members.filter((member) => this.#table.types.get(member)?.kind !== 'undefined')
    if (members.length === model.members.length) return inPlace ? this.#body(id) : this.#part(id)
    const [only] = members
    return members.length === 1 && only !== undefined ? this.#part(only) : this.#union(members)
  }

  #union(members: readonly TypeId[]): Schema {
    const literals: (string | number | boolean | null)[] = []
    const rest: TypeId[] = []
    for (const id of members) {
      const model = this.#table.types.get(id)
      if (model?.kind === 'literal') literals.push(model.value)
      else rest.push(id)
    }
    const [onlyNull] = rest
    if (
      rest.length === 1 &&
      onlyNull !== undefined &&
      literals.length > 0 &&
      this.#table.types.get(onlyNull)?.kind === 'null'
    ) {
      literals.push(null)
      rest.pop()
    }
    const numbers = literals.some((value) => typeof value === 'number') || rest.some((id) => this.#isKind(id, 'number'))
    const parts = [
      ...(literals.length === 0 ? [] : [literalSchema(literals)]),
      ...rest.map((id) => (numbers && this.#isKind(id, 'bigint') ? this.#besideNumbers(id) : this.#part(id))),
    ]
    const [only] = parts
    if (parts.length === 1 && only !== undefined) return only
    const simple = parts.every((part) => Object.keys(part).length === 1 && typeof part.type === 'string')
    if (simple) return { type: [...new Set(parts.map(({ type }) => type))] }
    return { anyOf: parts }
  }

  #isKind(id: TypeId, kind: TypeModel['kind']): boolean {
    return this.#table.types.get(id)?.kind === kind
  }

  /** Where a number is allowed, no number stands for a bigint. */
  #besideNumbers(id: TypeId): Schema {
    const model = this.#table.types.get(id)
    return model?.kind === 'bigint' ? standInSchema(model, true) : this.#part(id)
  }

  #tuple(shape: ReturnType<typeof tupleShape>): Schema {
    const leading = [...shape.required, ...shape.optional].map((id) => this.#part(id))
    const after = [...(shape.rest === undefined ? [] : [shape.rest]), ...shape.last].map((id) => this.#part(id))
    const [only] = after
    // JSON Schema has no word for items after a rest: each of them may be one or the other.
    const items = shape.rest === undefined ? undefined : after.length === 1 ? only : { anyOf: after }
    return clean({
      type: 'array',
      prefixItems: leading.length === 0 ? undefined : leading,
      items,
      minItems: shape.least,
      maxItems: shape.most,
    })
  }
}

function reference(name: string): string {
  return `#/$defs/${name}`
}

function stringSchema({ minLength, maxLength, patterns = [], formats = [] }: Constraints): Schema {
  const [pattern, ...morePatterns] = patterns
  const [format, ...moreFormats] = formats
  const more = [...morePatterns.map((each) => ({ pattern: each })), ...moreFormats.map((each) => ({ format: each }))]
  return clean({ type: 'string', minLength, maxLength, pattern, format, allOf: more.length === 0 ? undefined : more })
}

function numberSchema(constraints: Constraints): Schema {
  const { integer, multipleOf = [], formats = [], ...bounds } = constraints
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = bounds
  const [divisor, ...moreDivisors] = multipleOf
  const [format, ...moreFormats] = formats
  const more = [...moreDivisors.map((each) => ({ multipleOf: each })), ...moreFormats.map((each) => ({ format: each }))]
  return clean({
    type: integer === true ? 'integer' : 'number',
    ...{ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf: divisor, format },
    allOf: more.length === 0 ? undefined : more,
  })
}

function literalSchema(values: readonly (string | number | boolean | null)[]): Schema {
  const types = [...new Set(values.map((value) => (value === null ? 'null' : typeof value)))]
  const [value] = values
  const type = types.length === 1 ? types[0] : types
  return values.length === 1 ? { type, const: value } : { type, enum: values }
}

function clean(schema: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined))
}
