import type { FunctionModel } from '../model/functions.js'
import type { Problem } from '../model/problem.js'
import type { FunctionReference } from '../model/wiring.js'
import { say, type Rule } from './rule.js'

/** The declaration of a function, as the rule's text `function` says it; nothing for one that is written where it is wired. */
export function relatedFunction(
  rule: Rule,
  { name, span }: FunctionModel,
  target: FunctionReference | undefined,
): Problem['related'] {
  const isInline = span.file === target?.span.file && span.start === target.span.start
  return isInline ? [] : [{ span, message: say(rule, 'function', { function: name }) }]
}
