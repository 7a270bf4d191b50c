import { SolderError, Unavailable } from '../errors.js'

/** An error that says the work itself is wrong: trying again would give the same. */
export function isFinal(error: unknown): boolean {
  if (!(error instanceof SolderError) || error instanceof Unavailable) return false
  // 409 and 429 speak of the moment, not of the work.
  return error.status < 500 && error.status !== 409 && error.status !== 429
}
