import type { EmittedContract } from '../contract.js'

/** A function together with its contract: what every transport calls. */
export interface Callable {
  readonly contract: EmittedContract
  readonly fn: (...args: unknown[]) => unknown
  /** Set when it is wired nowhere, as steps and what is called need not be. */
  readonly isUnwired?: true
}

/** Calls the function with its arguments in the order that it declares them. */
export function applyFunction({ fn, contract }: Callable, input: unknown, context: unknown): unknown {
  const [first, second] = contract.parameters
  if (first === undefined) return fn()
  if (second !== undefined) return first === 'input' ? fn(input, context) : fn(context, input)
  return fn(first === 'input' ? input : context)
}

/** Whether the function has an input parameter. */
export function takesInput({ contract }: Callable): boolean {
  return contract.parameters.includes('input')
}
