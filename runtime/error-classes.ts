import type { Issue } from './contract.js'
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
  type ErrorOptions,
} from './errors.js'

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

/** An error that was thrown elsewhere, as an instance of the class that it was thrown as, by its code. */
export function errorOfCode(
  code: string,
  status: number,
  message: string,
  options: ErrorOptions & { errors?: readonly Issue[] | undefined },
): SolderError {
  if (Object.hasOwn(classes, code)) return new classes[code as keyof typeof classes](message, options)
  return new SolderError(status, code, message, options)
}
