import type ts from 'typescript'
import type { Reading } from './reading'

/** The text above a property, and whether it is marked as deprecated. */
export function documentationOf(
  { ts, checker }: Reading,
  property: ts.Symbol,
): { description?: string; deprecated?: true } {
  const description = ts.displayPartsToString(property.getDocumentationComment(checker)).trim()
  const deprecated = property.getJsDocTags().some((tag) => tag.name === 'deprecated')
  return { ...(description === '' ? {} : { description }), ...(deprecated ? { deprecated } : {}) }
}
