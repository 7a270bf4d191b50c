import type { EmittedContract } from '../contract.js'
import { Forbidden, Unauthorized } from '../errors.js'

/** Throws unless the function may be called with this session: 401 when there is none, 403 when it is not enough. */
export function authorise({ session: type }: EmittedContract, session: unknown): void {
  if (type === undefined || type.is(session)) return
  if (session === undefined || session === null) throw new Unauthorized()
  throw new Forbidden()
}

/** Whether anyone may call the function, with or without a session. */
export function isPublic({ session: type }: EmittedContract): boolean {
  return type === undefined || type.is(undefined)
}
