import type { Issue } from '../contract.js'
import { errorOfCode } from '../error-classes.js'
import type { SolderError } from '../errors.js'

interface Problem {
  code?: string
  detail?: string
  id?: string
  details?: unknown
  errors?: readonly Issue[]
}

/** The error that the server answered with, as an instance of the class that it was thrown as. */
export async function errorOf(response: Response): Promise<SolderError> {
  const { code, detail, id, details = id === undefined ? undefined : { id }, errors } = await problemOf(response)
  const message = detail ?? `The server answered ${response.status}.`
  return errorOfCode(code ?? 'UnexpectedAnswer', response.status, message, { details, errors })
}

/** What the answer says; nothing when it did not come from Solder but from something on the way. */
async function problemOf(response: Response): Promise<Problem> {
  try {
    const problem: unknown = await response.json()
    return typeof problem === 'object' && problem !== null ? problem : {}
  } catch {
    return {}
  }
}
