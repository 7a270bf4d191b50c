import type { EmittedContract, EmittedType } from '../contract.js'
import { WrongValue } from './encode-output.js'
import { Forbidden, Unauthorized } from '../errors.js'

/** Throws unless the function may be called with this session: 401 when there is none, 403 when it is not enough. */
export function authorise({ session: type }: EmittedContract, session: unknown): void {
  if (type === undefined || isOf(type, session)) return
  if (session === undefined || session === null) throw new Unauthorized()
  throw new Forbidden()
}

function isOf(type: EmittedType, session: unknown): boolean {
  try {
    return type.is(session)
  } catch (error) {
    // The program made it, so that this is no matter of the caller's rights.
    const message = 'The session cannot be checked: it is nested too deeply, or throws when it is read.'
    throw new WrongValue(message, [], error)
  }
}

/** Whether anyone may call the function, with or without a session. */
export function isPublic({ session: type }: EmittedContract): boolean {
  return type === undefined || type.is(undefined)
}
