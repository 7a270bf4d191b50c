import type { Constraints, Property, TypeId, TypeModel, TypeTable } from '../../model/types'
import { collectionSchema } from './collection'
import { Components } from '../../model/components'
import { partsOf } from '../../model/parts-of'
import { standInSchema } from './stand-in'
import { tupleShape } from './tuple-shape'
import { nameOf } from './names'
import type { Uses } from './uses'

export type Schema = Record<string, unknown>

/** What stands for the address of a definition, `#/$defs/…`, of that name. */
export type Link = (name: string, id: TypeId) => unknown

/** What definitions are called where several files write the schemas of one document. */
export interface DefinitionNames {
  /** The name of a type that several files refer to. */
  given(id: TypeId): string | undefined
  /** Whether no other type may have the name. */
  isTaken(name: string): boolean
  /** Goes before every name that is not given. */
  prefix: string
}

/** A larger schema that several others have is written once: one in another, they would grow without bounds. */
const mostInPlace = 20

/**
 * The JSON Schemas (draft 2020-12) of the JSON forms of types. Each type has one text, which refers to types with a
 * name, to types that contain themselves, and to large ones that several others have, as `#/$defs/…`; whoever shows it adds these definitions.
 */
export class Schemas {
  readonly #table: TypeTable
  readonly #given: DefinitionNames | undefined
  readonly #names = new Map<TypeId, string>()
  readonly #taken = new Set<string>()
  /** The number that a further definition of a name gets. */
  readonly #next = new Map<string, number>()
  readonly #uses: Uses
  /** Only a type that reaches itself through types without a name needs one. */
  readonly #nameless: Components<TypeId>
  readonly #sizes = new Map<TypeId, number>()
  #link: Link = reference

  constructor(table: TypeTable, uses: Uses, given?: DefinitionNames) {
    this.#table = table
    this.#given = given
    this.#uses = uses
    this.#nameless = new Components((id) => partsOf(table, id).filter((part) => !this.#isNamed(part)))
  }

  /** As a definition that another schema refers to. */
  definition(id: TypeId, link: Link): Schema {
    this.#link = link
    return this.#body(id)
  }

  /** As a part of another schema. */
  part(id: TypeId, link: Link): Schema {
    this.#link = link
    return this.#part(id)
  }

  /** Whether it is another one as a whole document. */
  hasDocument(id: TypeId): boolean {
    const kindOf = (each: TypeId): string | undefined => this.#table.types.get(each)?.kind
    const model = this.#table.types.get(id)
    const members = model?.kind === 'union' ? model.members : [id]
    return members.some((member) => kindOf(member) === 'undefined')
  }

  /** As a whole document: without `undefined`, which JSON does not have. */
  document(id: TypeId, link: Link): Schema {
    this.#link = link
    return this.#withoutUndefined(id, true)
  }

  /** What others call the type when they refer to it, as near to the wish as can be; undefined for one that they have in place. */
  nameOf(id: TypeId, wish?: string): string | undefined {
    return this.#isReferredTo(id) ? this.#nameOf(id, wish) : undefined
  }

  /** A reference to a type that has a name or contains itself, else its schema in place. */
  #part(id: TypeId): Schema {
    if (!this.#isReferredTo(id)) return this.#body(id)
    return { $ref: this.#link(this.#nameOf(id), id) }
  }

  #isReferredTo(id: TypeId): boolean {
    return (
      this.#isNamed(id) || this.#nameless.of(id).recursive || (this.#size(id) > mostInPlace && this.#uses.count(id) > 1)
    )
  }

  #isNamed(id: TypeId): boolean {
    const model = this.#table.types.get(id)
    return (model?.kind === 'object' || model?.kind === 'union') && model.name !== ''
  }

  /** Of how many types a type's schema consists, where those that are referred to count as one. */
  #size(id: TypeId): number {
    let size = this.#sizes.get(id)
    if (size !== undefined) return size
    size = 1
    for (const part of partsOf(this.#table, id)) size += this.#isReferredTo(part) ? 1 : this.#size(part)
    this.#sizes.set(id, size)
    return size
  }

  #nameOf(id: TypeId, wish = nameOf(this.#table, id)): string {
    let name = this.#names.get(id)
    if (name === undefined) {
      this.#names.set(id, (name = this.#given?.given(id) ?? this.freeName(definitionName(wish))))
    }
    return name
  }

  /** A name that no other definition has, as near to the wish as can be. */
  freeName(wanted: string): string {
    const wish = `${this.#given?.prefix ?? ''}${wanted}`
    const isTaken = (each: string): boolean => this.#taken.has(each) || this.#given?.isTaken(each) === true
    let name = wish
    let next = this.#next.get(wish) ?? 2
    for (; isTaken(name); next++) name = `${wish}.${next}`
    if (name !== wish) this.#next.set(wish, next)
    this.#taken.add(name)
    return name
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
      case 'map':
      case 'set':
        return collectionSchema(model, (part) => this.#part(part), this.#isScalar(model.element))
      case 'toJson':
        return this.#part(model.json)
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
    const required = properties.filter((each) => !each.optional && !each.default).map(({ name }) => name)
    const patterns = index.flatMap(({ names, type }): [string, Schema][] =>
      names === undefined ? [] : [[withoutDeclared(names, properties), this.#part(type)]],
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

  #property({ type, description, deprecated, default: missing }: Property): Schema {
    const annotations = { description, deprecated, ...(missing === undefined ? {} : { default: missing.json }) }
    return clean({ ...this.#withoutUndefined(type), ...annotations })
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

  /** Whether two values of the type that JSON writes alike are the same. */
  #isScalar(id: TypeId): boolean {
    const model = this.#table.types.get(id)
    if (model?.kind === 'union') return model.members.every((member) => this.#isScalar(member))
    return model !== undefined && ['string', 'number', 'boolean', 'null', 'literal', 'bigint'].includes(model.kind)
  }

  /** Where a number is allowed, no number stands for a bigint. */
  #besideNumbers(id: TypeId): Schema {
    const model = this.#table.types.get(id)
    return model?.kind === 'bigint' ? standInSchema(model, true) : this.#part(id)
  }

  #tuple(shape: ReturnType<typeof tupleShape>): Schema {
    const leading = [
      ...shape.required.map((id) => this.#part(id)),
      ...shape.optional.map(({ type, exact }) => (exact === true ? this.#part(type) : this.#orNull(type))),
    ]
    const after = [...(shape.rest === undefined ? [] : [shape.rest]), ...shape.last].map((id) => this.#part(id))
    const [only] = after
    // JSON Schema has no word for items after a rest: each of them may be one or the other, and as many as there must be of each are.
    const items = shape.rest === undefined ? undefined : after.length === 1 ? only : { anyOf: after }
    return clean({
      type: 'array',
      prefixItems: leading.length === 0 ? undefined : leading,
      items,
      minItems: shape.least,
      maxItems: shape.most,
      ...this.#containing(shape),
    })
  }

  /** In an array, `null` stands for what is left out before its end. */
  #orNull(id: TypeId): Schema {
    const part = this.#part(id)
    const model = this.#table.types.get(id)
    const members = model?.kind === 'union' ? model.members : [id]
    const admits = ['null', 'undefined', 'unknown'].map((kind) => kind as TypeModel['kind'])
    if (members.some((member) => admits.some((kind) => this.#isKind(member, kind)))) return part
    const { type, ...others } = part
    const isSimple = type !== undefined && Object.keys(others).length === 0
    return isSimple ? { type: [type, 'null'].flat() } : { anyOf: [part, { type: 'null' }] }
  }

  #containing({ required, last }: ReturnType<typeof tupleShape>): Schema {
    const kinds = [...new Set(last)].map((id) => {
      const count = [...required, ...last].filter((each) => each === id).length
      return clean({ contains: this.#part(id), minContains: count > 1 ? count : undefined })
    })
    const [only] = kinds
    return kinds.length === 1 && only !== undefined ? only : clean({ allOf: kinds.length === 0 ? undefined : kinds })
  }
}

/** The characters that OpenAPI allows in the name of a component. */
export function definitionName(wish: string): string {
  const name = wish
    .replace(/\[\]/gu, '.array')
    .replace(/[^\w.-]+/gu, '.')
    // Two of them end a prefix.
    .replace(/-+/gu, '-')
    .replace(/^\.+|\.+$/gu, '')
  return name === '' || name === '__proto__' ? `type${name}` : name
}

/** The names that an index signature speaks of: none that is declared. */
function withoutDeclared(names: string, properties: readonly Property[]): string {
  const pattern = new RegExp(names, 'u')
  const declared = properties.filter(({ name }) => pattern.test(name)).map(({ name }) => escapedPattern(name))
  return declared.length === 0 ? names : `^(?!(?:${declared.join('|')})$)(?:${names})`
}

function escapedPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
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
