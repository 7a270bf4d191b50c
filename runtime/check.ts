import type { EmittedType, Issue, LostValue } from './contract.js'
import { hasUndeclared, keepUndeclared, undeclared, type Excess } from './excess.js'
import { lostValueIn, pathOfLost } from './lost-value.js'
import {
  depthIssue,
  findingsOf,
  kindOf,
  MOST_ISSUES,
  pointer,
  reportOn,
  unreadableIssue,
  type Findings,
} from './reporter.js'
import { isStackOverflow } from './stack-overflow.js'
import { hasPart, withoutTooLargeNumbers } from './too-large-numbers.js'

/** What `check` says of a value. */
export type CheckResult<T> =
  | { ok: true; value: T }
  | {
      ok: false
      errors: Issue[]
      /** Set when there are more mistakes than the hundred that are listed. */
      more?: true
    }

/**
 * The function that tells whether a value in its JavaScript form has the type, and nothing undeclared when that is an error.
 * It never throws. Each type has one of its own, which V8 can inline where it is called; a method that all types share it could not.
 */
export function fitsOf(type: EmittedType, excess: Excess): (value: unknown) => boolean {
  const fits = excess === 'error' ? exactOf(type) : type.is
  return (value) => {
    try {
      return fits(value)
    } catch {
      // Nested deeper than the stack, or an object that throws when it is read: `check` says which.
      return false
    }
  }
}

/**
 * The function that checks a value in its JavaScript form and never throws. It gives a copy where undeclared properties are to be
 * dropped, and the value itself where none can be or all are kept; or else everything that is wrong.
 */
export function checkOf(type: EmittedType, excess: Excess): (value: unknown) => CheckResult<unknown> {
  const fits = excess === 'error' ? exactOf(type) : type.is
  const given = excess === 'drop' ? type.strip : type.defaults === true ? completed(type, excess) : itself
  return (value) => {
    try {
      return fits(value) ? { ok: true, value: given(value) } : refusal(type, value, excess)
    } catch (error) {
      return broken(type, value, error, excess)
    }
  }
}

function itself(value: unknown): unknown {
  return value
}

/** The function that makes a copy with defaults, where undeclared properties are kept or there are none. */
function completed(type: EmittedType, excess: Excess): (value: unknown) => unknown {
  return (value) => {
    const copy = type.strip(value)
    if (excess === 'keep') keepUndeclared(value, copy)
    return copy
  }
}

function exactOf(type: EmittedType): (value: unknown) => boolean {
  return type.exact ?? ((value) => type.is(value) && !hasUndeclared(value, type.strip(value)))
}

/** Everything that is wrong with a value that does not fit. */
function refusal(type: EmittedType, value: unknown, excess: Excess): CheckResult<unknown> {
  if (excess !== 'error') return refused(reportOn(type, value))
  if (type.is(value)) return judged(type, value, type.strip(value), excess)
  return refused(reportOn(type, value), undeclared(type, value, declaredPart(type, value)))
}

/** What is declared of a value that does not fit: `strip` is for those that do. */
function declaredPart(type: EmittedType, value: unknown): unknown {
  try {
    return type.revive(value)
  } catch (error) {
    // JSON has no NaN; a value may.
    if (lostValueIn(error) === undefined) throw error
    return value
  }
}

/** The same from the JSON form. */
export function checkJson(type: EmittedType, json: unknown, excess: Excess): CheckResult<unknown> {
  try {
    const value = type.revive(json)
    // What `revive` makes has declared properties only: nothing is left to strip.
    if (type.is(value)) return excess === 'drop' ? { ok: true, value } : judged(type, json, value, excess)
    return refused(reportOn(type, value), excess === 'error' ? undeclared(type, json, value) : [])
  } catch (error) {
    return broken(type, json, error, excess)
  }
}

/** What is to be done with the properties that were left out of the copy of a value that has the type. */
function judged(type: EmittedType, value: unknown, copy: unknown, excess: Excess): CheckResult<unknown> {
  const extra = excess === 'error' ? undeclared(type, value, copy) : []
  if (extra.length > 0) return refused({ issues: [], more: false }, extra)
  if (excess === 'keep') keepUndeclared(value, copy)
  return { ok: true, value: copy }
}

function refused({ issues, more }: Findings, extra: readonly Issue[] = []): CheckResult<unknown> {
  if (extra.length === 0 && !more) return { ok: false, errors: issues }
  const all = [...issues, ...extra]
  const errors = all.slice(0, MOST_ISSUES)
  return more || all.length > errors.length ? { ok: false, errors, more: true } : { ok: false, errors }
}

/**
 * `JSON.parse` makes Infinity of digits that no number can hold: what no type looks into would not go out again. Everything else
 * that is wrong is found with a finite number in the place of each.
 */
function withTooLarge(type: EmittedType, given: unknown, lost: LostValue, excess: Excess): CheckResult<unknown> {
  const { json, places } = withoutTooLargeNumbers(given)
  const rest = places.length === 0 ? undefined : checkJson(type, json, excess)
  if (rest?.ok === false && rest.errors.some(({ code }) => code === 'depth')) return rest
  const value = rest && type.revive(json)
  const numbers = places
    .filter(({ path }) => hasPart(value, path))
    .map(({ path, number }) => tooLargeIssue(path, number))
  // What the value holds may have been no JSON.
  if (numbers.length === 0) numbers.push(tooLargeIssue(pathOfLost(given, lost) ?? [], lost.value))
  const told = new Set(numbers.map(({ path }) => path))
  const others = rest?.ok === false ? rest.errors.filter(({ path }) => !told.has(path)) : []
  return refused({ issues: [], more: rest?.ok === false && rest.more === true }, [...numbers, ...others])
}

function tooLargeIssue(path: readonly (string | number)[], value: unknown): Issue {
  return { path: pointer(path), code: 'type', expected: 'a finite number', received: kindOf(value) }
}

/** Of a value that could not be looked at as a whole. */
function broken(type: EmittedType, value: unknown, error: unknown, excess: Excess): CheckResult<unknown> {
  if (isStackOverflow(error)) return { ok: false, errors: [depthIssue(value)] }
  const lost = lostValueIn(error)
  if (lost !== undefined) return withTooLarge(type, value, lost, excess)
  const findings = findingsOf(type, value)
  // One that is never the same twice may be found without fault now.
  return findings.issues.length > 0 ? refused(findings) : { ok: false, errors: [unreadableIssue('')] }
}
