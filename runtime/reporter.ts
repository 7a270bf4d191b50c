import { builtInKind, counted } from './built-in-kind.js'
import type { EmittedType, Issue, Reporter } from './contract.js'
import { isStackOverflow } from './stack-overflow.js'

/** More are not collected: an answer must not grow with the number of mistakes in a hostile input. */
export const MOST_ISSUES = 100

/** Ends a report that has enough issues. */
const enough = new Error('there are more issues than are collected')

/** Collects issues for the report functions that the transformer emits. */
export class IssueReporter implements Reporter {
  readonly path: (string | number)[] = []
  readonly issues: Issue[] = []

  add(code: string, expected: string, value: unknown): void {
    this.#note({ path: pointer(this.path), code, expected, received: kindOf(value) })
  }

  missing(name: string, expected: string): void {
    this.#note({ path: pointer([...this.path, name]), code: 'required', expected, received: 'nothing' })
  }

  property(name: string, code: string, expected: string, value: unknown): void {
    if (!this.enter(name, value, expected)) return
    this.add(code, expected, value)
    this.path.pop()
  }

  enter(name: string, value: unknown, expected: string): boolean {
    if (value === undefined) this.missing(name, expected)
    else this.path.push(name)
    return value !== undefined
  }

  #note(issue: Issue): void {
    if (this.issues.length === MOST_ISSUES) throw enough
    this.issues.push(issue)
  }
}

/** What is wrong with a value. */
export interface Findings {
  issues: Issue[]
  /** Whether there is more than these. */
  more: boolean
}

/** Every reason why `value`, in its JavaScript form, is not of the type; empty exactly when it is. */
export function findingsOf(type: EmittedType, value: unknown): Findings {
  try {
    // An object that throws when it is read is for `report` to come upon: it knows where that is.
    if (isOf(type, value)) return { issues: [], more: false }
  } catch {
    return { issues: [depthIssue(value)], more: false }
  }
  return reportOn(type, value)
}

/** Every reason why a value is not of the type, of which `is` said that it is not. */
export function reportOn(type: EmittedType, value: unknown): Findings {
  const reporter = new IssueReporter()
  const { issues } = reporter
  try {
    type.report(value, reporter)
  } catch (error) {
    if (error === enough) return { issues, more: true }
    const last = isStackOverflow(error) ? depthIssue(value) : unreadableIssue(reporter.path)
    return issues.length < MOST_ISSUES ? { issues: [...issues, last], more: false } : { issues, more: true }
  }
  // Whatever `report` left out, the caller must not take the value for a good one.
  if (issues.length === 0) reporter.add('type', type.name, value)
  return { issues, more: false }
}

function isOf(type: EmittedType, value: unknown): boolean {
  try {
    return type.is(value)
  } catch (error) {
    if (isStackOverflow(error)) throw error
    return false
  }
}

/** The same without whether there are more. */
export function issuesOf(type: EmittedType, value: unknown): Issue[] {
  return findingsOf(type, value).issues
}

/** Of a value that is nested deeper than the stack. */
export function depthIssue(value: unknown): Issue {
  return { path: '', code: 'depth', expected: 'a value that is nested less deeply', received: kindOf(value) }
}

/** Of an object with a part that throws when it is read, as a getter or a Proxy can. */
export function unreadableIssue(path: readonly (string | number)[]): Issue {
  const expected = 'an object whose properties can be read'
  return { path: pointer(path), code: 'unreadable', expected, received: 'an error' }
}

/** The RFC 6901 JSON pointer of a path. */
export function pointer(path: readonly (string | number)[]): string {
  let text = ''
  for (const step of path) text += '/' + String(step).replaceAll('~', '~0').replaceAll('/', '~1')
  return text
}

/** What kind of value it is, never the value itself: messages must not echo input. */
export function kindOf(value: unknown): string {
  try {
    return readableKind(value)
  } catch {
    // A Proxy may throw whatever it is asked.
    return typeof value
  }
}

function readableKind(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'nothing'
    case 'string':
      return counted('string', characters(value), 'character')
    case 'number':
      return Number.isFinite(value) ? 'number' : String(value)
    case 'object':
      if (value === null) return 'null'
      if (Array.isArray(value)) return counted('array', value.length, 'item')
      return builtInKind(value) ?? 'object'
    default:
      return typeof value
  }
}

/** How many Unicode code points a string has, as JSON Schema counts. */
function characters(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
