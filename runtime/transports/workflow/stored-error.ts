import { messageOf } from '../../call/failure.js'
import type { Json, StoredError } from '../../engines/workflow-port.js'
import { errorOfCode } from '../../error-classes.js'
import { SolderError } from '../../errors.js'
import type { Issue } from '../../contract.js'

/** An error as it is stored, whatever was thrown. */
export function storedError(error: unknown, step?: StoredError['step']): StoredError {
  // Not every store takes U+0000.
  const message = messageOf(error).replaceAll('\0', '\uFFFD')
  const isError = error instanceof Error
  const name = isError && typeof error.name === 'string' ? error.name : 'Error'
  const stack = isError && typeof error.stack === 'string' ? { stack: error.stack.replaceAll('\0', '\uFFFD') } : {}
  return { name, message, ...stack, ...callersPart(error), ...(step && { step }) }
}

/** What callers may see of it. */
function callersPart(error: unknown): Partial<StoredError> {
  if (!(error instanceof SolderError)) return {}
  const { code, status, details, errors } = error
  const json = jsonOf(details)
  return {
    code,
    status,
    ...(json === undefined ? {} : { details: json }),
    ...(errors === undefined ? {} : { errors: errors as unknown as readonly Json[] }),
  }
}

function jsonOf(details: unknown): Json | undefined {
  try {
    const text = JSON.stringify(details) as string | undefined
    return text === undefined ? undefined : (JSON.parse(text) as Json)
  } catch {
    return undefined
  }
}

/** An error of the class that was thrown: `NotFound` is a `NotFound` again. One of a class that is not known here is a plain one with its name. */
export function revivedError(stored: StoredError): Error {
  const error = stored.code === undefined ? plainError(stored) : callersError(stored, stored.code)
  if (stored.stack !== undefined)
    Object.defineProperty(error, 'stack', { value: stored.stack, configurable: true, writable: true })
  return error
}

function plainError({ name, message }: StoredError): Error {
  const Known = { TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError }[name]
  const error = new (Known ?? Error)(message)
  if (error.name !== name) Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true })
  return error
}

function callersError({ message, status = 500, details, errors }: StoredError, code: string): SolderError {
  const options = {
    ...(details === undefined ? {} : { details }),
    errors: errors as unknown as readonly Issue[] | undefined,
  }
  return errorOfCode(code, status, message, options)
}
