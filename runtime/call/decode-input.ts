import type { EmittedContract, EmittedType, Issue } from '../contract.js'
import { Unprocessable } from '../errors.js'
import { depthIssue, issuesOf } from '../reporter.js'

/** The input of a call does not fit the function's input type. */
export class InvalidInput extends Unprocessable {
  constructor(errors: readonly Issue[]) {
    super('The input does not fit its type.', { errors })
  }
}

/** The function's input from its JSON form: of its declared type, with declared properties only. */
export function decodeJson({ input: type }: EmittedContract, json: unknown): unknown {
  if (type === undefined) return undefined
  let value: unknown
  try {
    value = type.revive(json === undefined && isLeftOut(type) ? {} : json)
    if (type.is(value)) return value
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new InvalidInput([depthIssue(json)])
  }
  throw new InvalidInput(issuesOf(type, value))
}

/** Whether a call that says nothing of its input means an object without properties. */
function isLeftOut(type: EmittedType): boolean {
  return type.fromText !== undefined && !type.is(undefined)
}

/** The same for a value that another function of the program hands over, in its JavaScript form. */
export function decodeValue({ input: type }: EmittedContract, value: unknown): unknown {
  if (type === undefined) return undefined
  const issues = issuesOf(type, value)
  if (issues.length > 0) throw new InvalidInput(issues)
  return type.strip(value)
}
