import type ts from 'typescript'
import type { Constraints } from '../../model/types'
import { mergeConstraints, readConstraint } from './constraints'
import type { Reading } from './reading'

const numeric = new Set([
  ...['minLength', 'maxLength', 'minItems', 'maxItems'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
])

/** The constraints in a property's JSDoc, or what is wrong with one of them. */
export function constraintsOfDocumentation({ ts }: Reading, property: ts.Symbol): Constraints | string | undefined {
  let constraints: Constraints | undefined
  for (const tag of property.getJsDocTags()) {
    const spelled = spelling(tag.name, ts.displayPartsToString(tag.text).trim())
    if (spelled === undefined) continue
    const read = readConstraint(spelled.name, spelled.value)
    if (typeof read === 'string') return read
    constraints = mergeConstraints(constraints ?? {}, read)
  }
  return constraints
}

/** `@minimum 1`, `@integer`, `@TJS-type integer`: the constraint's name and value; undefined for any other tag. */
function spelling(tag: string, text: string): { name: string; value: unknown } | undefined {
  const name = tag.replace(/^TJS-/u, '')
  if (numeric.has(name)) return { name, value: text === '' ? undefined : Number(text) }
  if (name === 'pattern' || name === 'format') return { name, value: text }
  if (name === 'integer') return { name, value: true }
  // `@uniqueItems false` says what would hold without it.
  if (name === 'uniqueItems') return text === 'false' ? undefined : { name, value: text === '' || text === 'true' }
  if (tag === 'TJS-type' || tag === 'asType') {
    return text === 'integer' ? { name: 'integer', value: true } : undefined
  }
  return undefined
}

/** The text above a property, and whether it is marked as deprecated. */
export function documentationOf(
  { ts, checker }: Reading,
  property: ts.Symbol,
): { description?: string; deprecated?: true } {
  const description = ts.displayPartsToString(property.getDocumentationComment(checker)).trim()
  const deprecated = property.getJsDocTags().some((tag) => tag.name === 'deprecated')
  return { ...(description === '' ? {} : { description }), ...(deprecated ? { deprecated } : {}) }
}
