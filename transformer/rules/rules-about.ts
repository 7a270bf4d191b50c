import { rules } from './catalogue.js'
import type { RuleImplementation } from './rule.js'
import type { Subject } from './subjects.js'

const known = new Map<string, readonly RuleImplementation[]>()

/** The rules that may have something to say where there is something of these subjects: the same lists come again and again. */
export function rulesAbout(subjects: readonly Subject[]): readonly RuleImplementation[] {
  const key = subjects.join()
  let found = known.get(key)
  if (found === undefined) {
    found = inOrder.filter(({ about }) =>
      (typeof about === 'string' ? [about] : about).some((subject) => subjects.includes(subject)),
    )
    known.set(key, found)
  }
  return found
}

/** All rules: those come last that judge what the others found. */
export const inOrder: readonly RuleImplementation[] = [
  ...rules.filter(({ isLast }) => isLast !== true),
  ...rules.filter(({ isLast }) => isLast === true),
]
