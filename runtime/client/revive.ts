import type { JsonSchema } from '../contract.js'
import { collectionMark, rankOf, textMark } from '../schema-marks.js'

/** Makes the JavaScript form of a value from its JSON form, where the schema marks what JSON has not. */
export function revive(value: unknown, schema: JsonSchema, root: JsonSchema = schema): unknown {
  const target = resolve(schema, root)
  const mark = textMark(target)
  if (mark) return mark.make(value)
  const alternatives = alternativesOf(target, root)
  if (alternatives) {
    const fitting = alternatives.filter((one) => fits(value, one, root))
    // An object may be of several members at once; what one of them has made, the others leave as it is.
    const asked = isSchema(value) ? fitting : fitting.slice(0, 1)
    return asked.reduce((made, member) => revive(made, member, root), value)
  }
  if (Array.isArray(value)) return collectionOf(reviveItems(value, target, root), target)
  if (typeof value === 'object' && value !== null) reviveProperties(value as Record<string, unknown>, target, root)
  return value
}

/** A `Map` of entries or a `Set` of items, where that is what the schema speaks of. */
function collectionOf(items: unknown[], schema: JsonSchema): unknown {
  const collection = collectionMark(schema)
  if (collection === undefined) return items
  return collection === 'Map' ? new Map(items as [unknown, unknown][]) : new Set(items)
}

function reviveItems(items: unknown[], schema: JsonSchema, root: JsonSchema): unknown[] {
  const first = (schema['prefixItems'] ?? []) as JsonSchema[]
  const rest = schema['items']
  return items.map((item, index) => {
    const one = first[index] ?? rest
    return isSchema(one) ? revive(item, one, root) : item
  })
}

function reviveProperties(object: Record<string, unknown>, schema: JsonSchema, root: JsonSchema): void {
  for (const name of Object.keys(object)) {
    const one = propertySchema(schema, name)
    const revived = one ? revive(object[name], one, root) : object[name]
    if (revived !== object[name])
      Object.defineProperty(object, name, { value: revived, enumerable: true, configurable: true, writable: true })
  }
  for (const part of (schema['allOf'] ?? []) as JsonSchema[]) revive(object, part, root)
}

/** The members of a union, in the order in which the server tried them. */
function alternativesOf(schema: JsonSchema, root: JsonSchema): JsonSchema[] | undefined {
  const members = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined
  return members?.map((one) => resolve(one, root)).sort((a, b) => rankOf(a) - rankOf(b))
}

/** Whether a value can be of the schema. It came from a server that checked it: only members are to be told apart. */
function fits(value: unknown, schema: JsonSchema, root: JsonSchema): boolean {
  const target = resolve(schema, root)
  const mark = textMark(target)
  if (mark && !mark.fits(value)) return false
  if ('const' in target && target['const'] !== value) return false
  if (Array.isArray(target['enum']) && !target['enum'].includes(value)) return false
  const alternatives = alternativesOf(target, root)
  if (alternatives && !alternatives.some((one) => fits(value, one, root))) return false
  if (!isOfType(value, target['type'])) return false
  if (Array.isArray(value)) return itemsFit(value, target, root)
  return typeof value !== 'object' || value === null || propertiesFit(value as Record<string, unknown>, target, root)
}

function itemsFit(items: unknown[], schema: JsonSchema, root: JsonSchema): boolean {
  const first = (schema['prefixItems'] ?? []) as JsonSchema[]
  const rest = schema['items']
  if (items.length < Number(schema['minItems'] ?? 0)) return false
  if (items.length > Number(schema['maxItems'] ?? Infinity)) return false
  return items.every((item, index) => {
    const one = first[index] ?? rest
    if (one === false) return false
    return !isSchema(one) || fits(item, one, root)
  })
}

function propertiesFit(object: Record<string, unknown>, schema: JsonSchema, root: JsonSchema): boolean {
  const required = (schema['required'] ?? []) as string[]
  if (!required.every((name) => Object.hasOwn(object, name))) return false
  return Object.keys(object).every((name) => {
    const one = propertySchema(schema, name)
    return !one || fits(object[name], one, root)
  })
}

/** What the schema says about a property. */
function propertySchema(schema: JsonSchema, name: string): JsonSchema | undefined {
  const properties = (schema['properties'] ?? {}) as Record<string, unknown>
  if (Object.hasOwn(properties, name)) return isSchema(properties[name]) ? properties[name] : undefined
  for (const [pattern, one] of Object.entries((schema['patternProperties'] ?? {}) as Record<string, unknown>))
    if (isSchema(one) && new RegExp(pattern, 'u').test(name)) return one
  const others = schema['additionalProperties']
  return isSchema(others) ? others : undefined
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === undefined) return true
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  return (Array.isArray(type) ? type : [type]).some(
    (one) => one === kind || (one === 'integer' && Number.isInteger(value)),
  )
}

/** The schema itself, or the one in `$defs` that it refers to. */
function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  const reference = schema['$ref']
  if (typeof reference !== 'string') return schema
  let target: unknown = root
  for (const step of reference.split('/').slice(1)) {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
    target = isSchema(target) && Object.hasOwn(target, name) ? target[name] : undefined
  }
  return isSchema(target) ? target : {}
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
