import type { EmittedType, Issue } from './contract.js'
import { hasUndeclared, keepUndeclared, undeclared, type Excess } from './excess.js'
import { depthIssue, findingsOf, MOST_ISSUES, unreadableIssue, type Findings } from './reporter.js'
import { isStackOverflow } from './stack-overflow.js'

/** What `check` says of a value. */
export type CheckResult<T> =
  | { ok: true; value: T }
  | {
      ok: false
      errors: Issue[]
      /** Set when there are more mistakes than the hundred that are listed. */
      more?: true
    }

/** Whether a value in its JavaScript form has the type, and nothing undeclared when that is an error. Never throws. */
export function fits(type: EmittedType, value: unknown, excess: Excess): boolean {
  try {
    if (excess !== 'error') return type.is(value)
    if (type.exact !== undefined) return type.exact(value)
    return type.is(value) && !hasUndeclared(value, type.strip(value))
  } catch {
    // Nested deeper than the stack, or an object that throws when it is read: `check` says which.
    return false
  }
}

/** A copy of a value that is in its JavaScript form, or everything that is wrong with it. Never throws. */
export function checkValue(type: EmittedType, value: unknown, excess: Excess): CheckResult<unknown> {
  try {
    if (excess === 'error' && type.exact?.(value) === true) return { ok: true, value: type.strip(value) }
    if (type.is(value)) return judged(type, value, type.strip(value), excess)
    const extra = excess === 'error' ? undeclared(type, value, type.revive(value)) : []
    return refused(findingsOf(type, value), extra)
  } catch (error) {
    return broken(type, value, error)
  }
}

/** The same from the JSON form. */
export function checkJson(type: EmittedType, json: unknown, excess: Excess): CheckResult<unknown> {
  try {
    const value = type.revive(json)
    // What `revive` makes has declared properties only: nothing is left to strip.
    if (type.is(value)) return excess === 'drop' ? { ok: true, value } : judged(type, json, value, excess)
    return refused(findingsOf(type, value), excess === 'error' ? undeclared(type, json, value) : [])
  } catch (error) {
    return broken(type, json, error)
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
  const all = [...issues, ...extra]
  const errors = all.slice(0, MOST_ISSUES)
  return more || all.length > errors.length ? { ok: false, errors, more: true } : { ok: false, errors }
}

/** Of a value that could not be looked at as a whole. */
function broken(type: EmittedType, value: unknown, error: unknown): CheckResult<unknown> {
  if (isStackOverflow(error)) return { ok: false, errors: [depthIssue(value)] }
  const findings = findingsOf(type, value)
  // One that is never the same twice may be found without fault now.
  return findings.issues.length > 0 ? refused(findings) : { ok: false, errors: [unreadableIssue([])] }
}
