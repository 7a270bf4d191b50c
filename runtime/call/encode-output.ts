import type { EmittedContract, EmittedType, Issue } from '../contract.js'
import { unwritable } from '../unwritable.js'
import { issuesOf } from '../reporter.js'
import { writerOf } from '../write-json.js'

/** A value that the program itself produced is not of the type it declares: the program's mistake, not the caller's. */
export class WrongValue extends TypeError {
  override name = 'WrongValue'
  /** What is wrong with it. */
  readonly errors: readonly Issue[]

  constructor(message: string, errors: readonly Issue[], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.errors = errors
  }
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
  return produced(type, value, what, writerOf(type))
}

/** A copy of a value with declared properties only; throws as `encodeAs` does. */
export function copyAs(type: EmittedType, value: unknown, what: string): unknown {
  return produced(type, value, what, (fitting) => type.strip(fitting))
}

function produced<T>(type: EmittedType, value: unknown, what: string, make: (value: unknown) => T): T {
  let cause: unknown
  try {
    if (type.is(value)) return make(value)
  } catch (error) {
    // Nested too deeply, cyclic, a number that JSON has not, or an object that throws when it is read.
    cause = error
  }
  throw wrongValue(type, value, what, cause)
}

function wrongValue(type: EmittedType, value: unknown, what: string, cause: unknown): WrongValue {
  const issues = issuesOf(type, value)
  const errors = issues.length > 0 ? issues : unwritable(value, cause)
  const flaw = issues.length > 0 ? `is not of its type '${type.name}'` : 'cannot be written as JSON'
  const [first, ...others] = errors
  const place = first === undefined || first.path === '' ? '' : ` at ${first.path}`
  const reason = first ? `${place}: expected ${first.expected}, got ${first.received}` : ''
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  return new WrongValue(`${what} ${flaw}${reason}${more}.`, errors, cause)
}
