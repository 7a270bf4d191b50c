import type { RuleImplementation } from './rule.js'

/** Every rule, by code. */
export const rules: readonly RuleImplementation[] = []
