import type { JsonSchema } from './contract.js'

/** The names of the properties that a schema knows for the object at a path: of all members of a union. */
export function declaredNames(root: JsonSchema, steps: readonly (string | number)[]): string[] {
  let schemas = spread(root, [root])
  for (const step of steps)
    schemas = spread(
      root,
      schemas.flatMap((schema) => partsAt(schema, step)),
    )
  return [...new Set(schemas.flatMap(({ properties }) => Object.keys(properties ?? {})))]
}

/** With what they refer to and the members of unions. */
function spread(root: JsonSchema, schemas: readonly JsonSchema[]): JsonSchema[] {
  const found = new Set(schemas)
  // A Set's iteration reaches what is added meanwhile.
  for (const { $ref, anyOf, oneOf, allOf } of found) {
    if (typeof $ref === 'string') add(found, (root['$defs'] as JsonSchema | undefined)?.[definitionName($ref)])
    for (const members of [anyOf, oneOf, allOf])
      if (Array.isArray(members)) for (const member of members as unknown[]) add(found, member)
  }
  return [...found]
}

function definitionName(reference: string): string {
  const name = decodeURIComponent(reference.slice('#/$defs/'.length))
  return name.replaceAll('~1', '/').replaceAll('~0', '~')
}

/** The schemas of a property or an item. */
function partsAt(
  { properties, additionalProperties, items, prefixItems }: JsonSchema,
  step: string | number,
): JsonSchema[] {
  const parts = new Set<JsonSchema>()
  if (typeof step === 'number') {
    const first = Array.isArray(prefixItems) ? (prefixItems as unknown[]) : []
    add(parts, step < first.length ? first[step] : items)
  } else if (Object.hasOwn(Object(properties) as object, step)) add(parts, (properties as JsonSchema)[step])
  else add(parts, additionalProperties)
  return [...parts]
}

function add(schemas: Set<JsonSchema>, schema: unknown): void {
  if (typeof schema === 'object' && schema !== null) schemas.add(schema as JsonSchema)
}
