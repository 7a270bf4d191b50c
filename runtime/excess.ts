import type { EmittedType, Issue, JsonSchema } from './contract.js'
import { declaredNames } from './declared-names.js'
import { nearestName } from './nearest-name.js'
import { kindOf, MOST_ISSUES, pointer } from './reporter.js'

/**
 * What becomes of properties that a type does not declare: they are dropped, rejected with an issue for each, or kept as
 * they came. What a union declares is what any of its members declares that the value fits; `unknown`, `any` and
 * `object` declare everything.
 */
export type Excess = 'drop' | 'error' | 'keep'

export const EXCESS: readonly unknown[] = ['drop', 'error', 'keep'] satisfies Excess[]

/**
 * An issue for each property of `value` that is not in `kept`, the copy that `strip` or `revive` made of it; one more than
 * are told when there are too many.
 */
export function undeclared(type: EmittedType, value: unknown, kept: unknown): Issue[] {
  const issues: Issue[] = []
  let schema: JsonSchema | undefined
  walk(value, kept, ({ object, copy, place }, name) => {
    const steps = stepsTo(place)
    const names = declaredNames((schema ??= type.schema), steps)
    // A property that is there already was not meant once more.
    const meant = nearestName(
      name,
      names.filter((known) => !Object.hasOwn(copy, known)),
    )
    const expected = meant === undefined ? 'no such property' : `no such property; did you mean '${meant}'?`
    issues.push({ path: pointer([...steps, name]), code: 'excess', expected, received: kindOf(object[name]) })
    return issues.length <= MOST_ISSUES
  })
  return issues
}

/** Whether `value` has a property that its copy has not. */
export function hasUndeclared(value: unknown, kept: unknown): boolean {
  let found = false
  walk(value, kept, () => {
    found = true
    return false
  })
  return found
}

/** Puts what was left out of a copy back in; what is already there stays. */
export function keepUndeclared(value: unknown, kept: unknown): void {
  walk(value, kept, ({ object, copy }, name) => {
    // An assignment to `__proto__` would set the prototype.
    Object.defineProperty(copy, name, { value: object[name], writable: true, enumerable: true, configurable: true })
    return true
  })
}

/** The way to a value, from the inside out. */
interface Place {
  step: string | number
  outer: Place | undefined
}

/** A part of the value next to its copy. */
interface Part {
  object: Readonly<Record<string | number, unknown>>
  copy: Record<string | number, unknown>
  place: Place | undefined
}

/**
 * Goes through a value and its copy at once, and calls `found` for each property that the copy has not, until that says
 * no. Without recursion: how deep a value may be nested is for others to judge.
 */
function walk(value: unknown, kept: unknown, found: (part: Part, name: string) => boolean): void {
  const waiting: Part[] = []
  enter(waiting, value, kept)
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const { object, copy, place } = part
    const inside: Part[] = []
    if (Array.isArray(object) && Array.isArray(copy)) {
      const length = Math.min(object.length, copy.length)
      for (let i = 0; i < length; i++) enter(inside, object[i], copy[i], i, place)
    } else {
      for (const name of Object.keys(object)) {
        if (Object.hasOwn(copy, name)) enter(inside, object[name], copy[name], name, place)
        // A property that is undefined is as good as none.
        else if (object[name] !== undefined && !found(part, name)) return
      }
    }
    while (inside.length > 0) waiting.push(inside.pop() as Part)
  }
}

/** Takes note of a part that was copied: where the copy holds the very same object, nothing was left out of it. */
function enter(parts: Part[], object: unknown, copy: unknown, step?: string | number, outer?: Place): void {
  if (object === copy || !isObject(object) || !isObject(copy)) return
  const kept = listed(copy)
  const whole = Array.isArray(kept) ? listed(object) : object
  if (Array.isArray(kept) ? Array.isArray(whole) : Object.getPrototypeOf(kept) === Object.prototype)
    parts.push({ object: whole, copy: kept, place: step === undefined ? undefined : { step, outer } })
}

/** What a `Map` or a `Set` holds, as JSON has it; anything else as it is. */
function listed(value: Part['copy']): Part['copy'] {
  return value instanceof Map || value instanceof Set ? (Array.from(value) as unknown as Part['copy']) : value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function stepsTo(place: Place | undefined): (string | number)[] {
  const steps: (string | number)[] = []
  for (let at = place; at !== undefined; at = at.outer) steps.push(at.step)
  return steps.reverse()
}
