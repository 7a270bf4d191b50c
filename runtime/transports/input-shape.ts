import type { EmittedType, JsonSchema } from '../contract.js'

/** The properties of an input, for transports that speak of each by its name. */
export interface InputShape {
  /** The schema of the whole, with `"type": "object"` at its root. */
  readonly schema: JsonSchema
  /** By name, with references at their root resolved. */
  readonly properties: ReadonlyMap<string, JsonSchema>
  /** Those without which no input fits. */
  readonly required: ReadonlySet<string>
  /** Of properties of any other name, where the type has an index signature. */
  readonly others?: JsonSchema | undefined
}

/** The shape of what a function without an input takes. */
export const nothing: InputShape = {
  schema: { type: 'object', additionalProperties: false },
  properties: new Map(),
  required: new Set(),
}

/** The shape of what a function takes; undefined when that is something else than an object. */
export function inputShape(type: EmittedType | undefined): InputShape | undefined {
  if (type === undefined) return nothing
  if (type.fromText === undefined) return undefined
  const { schema } = type
  const properties = new Map<string, JsonSchema>()
  const required = gather(schema, schema, properties)
  const { $ref: _ref, ...rest } = schema
  const root = resolved(schema, schema)
  const { additionalProperties: others } = root
  return {
    schema: { ...rest, ...root, type: 'object' },
    properties,
    required: new Set(required),
    others: typeof others === 'object' ? resolved(others as JsonSchema, schema) : undefined,
  }
}

/** Follows references to definitions of the same schema. */
export function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  let at = schema
  // A definition that is nothing but a reference to another one; a circle of such has no type and is never written.
  for (let ref = at.$ref; typeof ref === 'string' && ref.startsWith('#/$defs/'); ref = at.$ref) {
    const definition = partOf(root.$defs, pointed(ref))
    const { $ref: _ref, ...beside } = at
    at = { ...definition, ...beside }
  }
  return at
}

/** The schema of a property of an object; without keywords when nothing is known of it. */
export function propertyOf(schema: JsonSchema, name: string, root: JsonSchema): JsonSchema {
  const { properties, additionalProperties } = schema
  const own = (properties as Record<string, JsonSchema> | undefined) ?? {}
  const found = Object.hasOwn(own, name) ? own[name] : additionalProperties
  return typeof found === 'object' && found !== null ? resolved(found as JsonSchema, root) : {}
}

/** Notes the properties of an object, or of all alternatives of a union; gives the names that none of them can do without. */
function gather(schema: JsonSchema, root: JsonSchema, properties: Map<string, JsonSchema>): readonly string[] {
  const object = resolved(schema, root)
  const alternatives = (object.anyOf ?? object.oneOf) as readonly JsonSchema[] | undefined
  for (const [name, property] of Object.entries((object.properties ?? {}) as Record<string, JsonSchema>))
    properties.set(name, either(properties.get(name), resolved(property, root)))
  const own = (object.required ?? []) as readonly string[]
  if (alternatives === undefined) return own
  const lists = alternatives.map((alternative) => gather(alternative, root, properties))
  const [first = [], ...others] = lists
  return [...own, ...first.filter((name) => others.every((list) => list.includes(name)))]
}

/** The schema of a property of which members of a union have one each. */
function either(one: JsonSchema | undefined, other: JsonSchema): JsonSchema {
  if (one === undefined || JSON.stringify(one) === JSON.stringify(other)) return other
  const [ones, others] = [literalsOf(one), literalsOf(other)]
  const { description = other.description } = one
  const about = description === undefined ? {} : { description }
  if (ones && others) return { ...about, enum: [...new Set([...ones, ...others])] }
  const known = (one.anyOf ?? [one]) as readonly JsonSchema[]
  return { ...about, anyOf: [...known, other] }
}

function literalsOf({ enum: values, const: only }: JsonSchema): readonly unknown[] | undefined {
  return Array.isArray(values) ? (values as unknown[]) : only === undefined ? undefined : [only]
}

function pointed(ref: string): string {
  return decodeURIComponent(ref.slice('#/$defs/'.length)).replaceAll('~1', '/').replaceAll('~0', '~')
}

function partOf(definitions: unknown, name: string): JsonSchema {
  return (definitions as Record<string, JsonSchema> | undefined)?.[name] ?? {}
}

/** The texts that alone fit, for who completes what somebody types. */
export function choicesOf(schema: JsonSchema): readonly string[] {
  if (Array.isArray(schema.enum)) return schema.enum.map(literalText)
  return schema.const === undefined ? [] : [literalText(schema.const)]
}

/** A literal as it is typed. */
export function literalText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
