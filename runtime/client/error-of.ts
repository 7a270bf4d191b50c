import type { Issue } from '../contract.js'
import {
  BadRequest,
  Conflict,
  Forbidden,
  Gone,
  MethodNotAllowed,
  NotFound,
  PayloadTooLarge,
  SolderError,
  TooManyRequests,
  Unauthorized,
  Unavailable,
  Unprocessable,
  UnsupportedMediaType,
} from '../errors.js'

const classes = {
  BadRequest,
  Conflict,
  Forbidden,
  Gone,
  MethodNotAllowed,
  NotFound,
  PayloadTooLarge,
  TooManyRequests,
  Unauthorized,
  Unavailable,
  Unprocessable,
  UnsupportedMediaType,
}

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
  if (code !== undefined && Object.hasOwn(classes, code))
    return new classes[code as keyof typeof classes](message, { details, errors })
  return new SolderError(response.status, code ?? 'UnexpectedAnswer', message, { details, errors })
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
