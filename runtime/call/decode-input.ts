import { checkJson, checkOf, type CheckResult } from '../check.js'
import type { EmittedContract, EmittedType, Issue } from '../contract.js'
import { Unprocessable } from '../errors.js'
import type { Excess } from '../excess.js'

/** The input of a call does not fit the function's input type. */
export class InvalidInput extends Unprocessable {
  /** Whether there are more mistakes than are listed. */
  readonly more: boolean

  constructor(errors: readonly Issue[], more = false) {
    super(`The input does not fit its type.${more ? ` Its first ${errors.length} mistakes are listed.` : ''}`, {
      errors,
    })
    this.more = more
  }
}

/** The function's input from its JSON form: of its declared type, with declared properties only unless others are kept. */
export function decodeJson({ input: type }: EmittedContract, json: unknown, excess: Excess = 'drop'): unknown {
  if (type === undefined) return undefined
  return valueOf(checkJson(type, json === undefined && isLeftOut(type) ? {} : json, excess))
}

/** Whether a call that says nothing of its input means an object without properties. */
function isLeftOut(type: EmittedType): boolean {
  return type.fromText !== undefined && !type.is(undefined)
}

/** The same for a value that another function of the program hands over, in its JavaScript form. */
export function decodeValue({ input: type }: EmittedContract, value: unknown, excess: Excess = 'drop'): unknown {
  return type === undefined ? undefined : valueOf(checkOf(type, excess)(value))
}

function valueOf(result: CheckResult<unknown>): unknown {
  if (result.ok) return result.value
  throw new InvalidInput(result.errors, result.more)
}
