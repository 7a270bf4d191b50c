import { emittedContractOf } from './contract-of.js'

/**
 * Decides, from a call's input and context, whether the call may go on: `(input, context) => boolean`. It is given what
 * the function is given, in the same form.
 */
// `never` lets every parameter list in, as in AnyFunction.
export type Rule = (input: never, context: never) => boolean | Promise<boolean>

type RuleOf<Input, Context> = (input: Input, context: Context) => boolean | Promise<boolean>

/** The rules that `anyOf` or `allOf` was made of: whoever wants to know what a rule reaches looks into them. */
export const COMPOSED: unique symbol = Symbol.for('solder.rules') as never

/** A rule that lets a call through when any of the given ones does; they are asked in order. */
export function anyOf<Input, Context>(...rules: RuleOf<Input, Context>[]): RuleOf<Input, Context> {
  const any = async (input: Input, context: Context): Promise<boolean> => {
    for (const rule of rules) if (await ask(rule, input, context)) return true
    return false
  }
  return Object.assign(any, { [COMPOSED]: rules })
}

/** A rule that lets a call through when all of the given ones do; they are asked in order. */
export function allOf<Input, Context>(...rules: RuleOf<Input, Context>[]): RuleOf<Input, Context> {
  const all = async (input: Input, context: Context): Promise<boolean> => {
    for (const rule of rules) if (!(await ask(rule, input, context))) return false
    return true
  }
  return Object.assign(all, { [COMPOSED]: rules })
}

/** What a rule says of a call. One whose own context requires a session that the call does not have says no, unasked. */
export function ask(rule: Rule, input: unknown, context: unknown): unknown {
  const required = emittedContractOf(rule)?.session
  if (required !== undefined && !required.is((context as { session?: unknown }).session)) return false
  return (rule as (input: unknown, context: unknown) => unknown)(input, context)
}
