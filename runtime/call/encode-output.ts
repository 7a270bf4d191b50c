import type { EmittedContract, EmittedType } from '../contract.js'
import { issuesOf } from '../reporter.js'

/** A value that the application itself produced is not of the type it declares: the application's mistake. */
export class WrongValue extends Error {
  override name = 'WrongValue'
}

/**
 * The JSON text of a function's result, with declared properties only; undefined when there is nothing to send. Throws
 * what goes to the log, not to the caller, when the result is not what the function declares.
 */
export function encodeOutput({ name, output: type }: EmittedContract, value: unknown): string | undefined {
  return type === undefined ? undefined : encodeAs(type, value, `What '${name}' returned`)
}

/** The same for any value; `what` opens the message when it does not fit. */
export function encodeAs(type: EmittedType, value: unknown, what: string): string | undefined {
  try {
    if (type.is(value)) return type.encode(value)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  const [first, ...others] = issuesOf(type, value)
  const place = first === undefined || first.path === '' ? '' : ` at ${first.path}`
  const reason = first ? `${place}: expected ${first.expected}, got ${first.received}` : ''
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  throw new WrongValue(`${what} is not of its type '${type.name}'${reason}${more}.`)
}
