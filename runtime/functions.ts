import type { SharedContext } from './context.js'

/** Any function that can be wired. */
// `never[]` lets every parameter list in; a function is only ever called through its contract.
export type AnyFunction = (...args: never[]) => unknown

/** The arguments a caller gives for a function's input: none, one, or an optional one. */
export type CallArguments<F extends AnyFunction> =
  Parameters<F> extends []
    ? []
    : Parameters<F> extends [infer First, ...unknown[]]
      ? InputArgument<First>
      : OptionalInput<Parameters<F>>

type InputArgument<First> = First extends SharedContext
  ? []
  : undefined extends First
    ? [input?: First]
    : [input: First]
type OptionalInput<P extends unknown[]> = P extends [(infer First)?, ...unknown[]] ? [input?: First] : never

/** The input type of a function; `undefined` when it has none. */
export type InputOf<F extends AnyFunction> = CallArguments<F> extends [(infer Input)?] ? Input : undefined

/** What a call of the function resolves to. */
export type OutputOf<F extends AnyFunction> = Awaited<ReturnType<F>>
