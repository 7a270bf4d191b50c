import type { EmittedType, Issue } from './contract.js'
import { hasUndeclared, keepUndeclared, undeclared, type Excess } from './excess.js'
import { depthIssue, issuesOf, MOST_ISSUES } from './reporter.js'

/** What `check` says of a value. */
export type CheckResult<T> = { ok: true; value: T } | { ok: false; errors: Issue[] }

/** Whether a value in its JavaScript form has the type, and nothing undeclared when that is an error. */
export function fits(type: EmittedType, value: unknown, excess: Excess): boolean {
  try {
    if (excess !== 'error') return type.is(value)
    if (type.exact !== undefined) return type.exact(value)
    return type.is(value) && !hasUndeclared(value, type.strip(value))
  } catch (error) {
    return notTooDeep(error)
  }
}

/** A copy of a value that is in its JavaScript form, or everything that is wrong with it. */
export function checkValue(type: EmittedType, value: unknown, excess: Excess): CheckResult<unknown> {
  try {
    if (excess === 'error' && type.exact?.(value) === true) return { ok: true, value: type.strip(value) }
    if (type.is(value)) return judged(type, value, type.strip(value), excess)
    const issues = issuesOf(type, value)
    return refused(excess === 'error' ? [...issues, ...undeclared(type, value, type.revive(value))] : issues)
  } catch (error) {
    return { ok: notTooDeep(error), errors: [depthIssue(value)] }
  }
}

/** The same from the JSON form. */
export function checkJson(type: EmittedType, json: unknown, excess: Excess): CheckResult<unknown> {
  try {
    const value = type.revive(json)
    // What `revive` makes has declared properties only: nothing is left to strip.
    if (type.is(value)) return excess === 'drop' ? { ok: true, value } : judged(type, json, value, excess)
    const issues = issuesOf(type, value)
    return refused(excess === 'error' ? [...issues, ...undeclared(type, json, value)] : issues)
  } catch (error) {
    return { ok: notTooDeep(error), errors: [depthIssue(json)] }
  }
}

/** What is to be done with the properties that were left out of the copy of a value that has the type. */
function judged(type: EmittedType, value: unknown, copy: unknown, excess: Excess): CheckResult<unknown> {
  const issues = excess === 'error' ? undeclared(type, value, copy) : []
  if (issues.length > 0) return refused(issues)
  if (excess === 'keep') keepUndeclared(value, copy)
  return { ok: true, value: copy }
}

function refused(issues: Issue[]): CheckResult<unknown> {
  return { ok: false, errors: issues.slice(0, MOST_ISSUES) }
}

/** `false` for the error of a full stack; any other is thrown again. */
function notTooDeep(error: unknown): false {
  if (error instanceof RangeError) return false
  throw error
}
