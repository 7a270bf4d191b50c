import { SolderError } from '../errors.js'
import type { Call } from './call.js'
import type { CallHost } from './call-host.js'

/** What a caller is told of an error that is not for them. */
export class InternalFailure extends SolderError {
  /** Under which the log has the error. */
  readonly id: string

  constructor(id: string) {
    super(500, 'InternalError', 'Something went wrong; the log has it under this id.')
    this.id = id
  }
}

/** The error as the caller may see it. One that is not meant for callers is logged here, and only its id is left. */
export function failureOf(host: Pick<CallHost, 'log'>, error: unknown, call?: Call): SolderError {
  if (error instanceof SolderError && isJson(error.details)) return error
  const id = call?.id ?? crypto.randomUUID()
  try {
    host.log.error({ id, function: call?.callable.contract.name, err: error }, messageOf(error))
  } catch {
    // A logger takes an error apart, and code can throw what breaks at that. The caller is answered all the same.
    host.log.error({ id, function: call?.callable.contract.name }, messageOf(error))
  }
  return new InternalFailure(id)
}

/** Details that cannot be sent would otherwise fail where nobody is left to tell. */
function isJson(details: unknown): boolean {
  try {
    return details === undefined || typeof JSON.stringify(details) === 'string'
  } catch {
    return false
  }
}

/**
 * The message of anything that was thrown: code may throw what has none, and what fails when it is asked for one. Where it is
 * empty, as that of a connection refused at several addresses is, the first of its errors speaks for it, or its code, or its name.
 */
export function messageOf(error: unknown, depth = 0): string {
  try {
    const { message, errors, code, name } = Object(error) as Record<string, unknown>
    if (typeof message === 'string' && message !== '') return message
    if (Array.isArray(errors) && errors.length > 0 && depth < 5) return messageOf(errors[0], depth + 1)
    const stated = typeof message === 'string' ? [code, name] : []
    const word = stated.find((each) => typeof each === 'string' && each !== '')
    if (typeof word === 'string') return word
  } catch {
    // A message may be a getter, and fail.
  }
  if (typeof error === 'string') return error
  return Object(error) === error
    ? 'something was thrown that has no message'
    : `${String(error)} was thrown, which does not say why`
}
