import type ts from 'typescript'
import { oncePerProgram } from './once-per-program'
import type { Reading } from './reading'

/** The text above a property, and whether it is marked as deprecated. */
export function documentationOf({ ts, checker }: Reading, property: ts.Symbol): Documentation {
  return remembered(checker, property, () => read(ts, checker, property))
}

interface Documentation {
  description?: string
  deprecated?: true
}

const remembered = oncePerProgram<ts.Symbol, Documentation>()

function read(ts: Reading['ts'], checker: ts.TypeChecker, property: ts.Symbol): Documentation {
  const description = ts.displayPartsToString(property.getDocumentationComment(checker)).trim()
  const deprecated = property.getJsDocTags().some((tag) => tag.name === 'deprecated')
  return { ...(description === '' ? {} : { description }), ...(deprecated ? { deprecated } : {}) }
}
