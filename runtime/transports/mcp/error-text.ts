import { InternalFailure } from '../../call/failure.js'
import type { SolderError } from '../../errors.js'

/** An error as a model reads it: the sentence, and a line for each property that does not fit. */
export function errorText(error: SolderError): string {
  const issues = error.errors ?? []
  const lines = issues.map(({ path, expected, received }) => `- ${path || '/'}: expected ${expected}, got ${received}`)
  const sentence = error instanceof InternalFailure ? `${error.message.replace(/\.$/, '')}: ${error.id}` : error.message
  return [sentence, ...lines].join('\n')
}

/** What goes with the error of a protocol. */
export function errorData(error: SolderError): Record<string, unknown> {
  return {
    status: error.status,
    code: error.code,
    ...(error instanceof InternalFailure ? { id: error.id } : {}),
    ...(error.errors === undefined ? {} : { errors: error.errors }),
    ...(error.details === undefined ? {} : { details: error.details }),
  }
}
