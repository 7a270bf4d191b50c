import { builtInKind, counted } from './built-in-kind.js'
import type { EmittedType, Issue, Reporter } from './contract.js'

/** More are not collected: an answer must not grow with the number of mistakes in a hostile input. */
export const MOST_ISSUES = 100

/** Collects issues for the report functions that the transformer emits. */
export class IssueReporter implements Reporter {
  readonly path: (string | number)[] = []
  readonly issues: Issue[] = []

  add(code: string, expected: string, value: unknown): void {
    if (this.issues.length < MOST_ISSUES)
      this.issues.push({ path: pointer(this.path), code, expected, received: kindOf(value) })
  }

  missing(name: string, expected: string): void {
    if (this.issues.length < MOST_ISSUES)
      this.issues.push({ path: pointer([...this.path, name]), code: 'required', expected, received: 'nothing' })
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
}

/** Every reason why `value` is not of the type; empty exactly when it is. */
export function issuesOf(type: EmittedType, value: unknown): Issue[] {
  const reporter = new IssueReporter()
  try {
    if (type.is(value)) return []
    type.report(value, reporter)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return [depthIssue(value)]
  }
  // `is` said no; whatever `report` left out, the caller must not take the value for a good one.
  if (reporter.issues.length === 0) reporter.add('type', type.name, value)
  return reporter.issues
}

/** Of a value that is nested deeper than the stack. */
export function depthIssue(value: unknown): Issue {
  return { path: '', code: 'depth', expected: 'a value that is nested less deeply', received: kindOf(value) }
}

/** The RFC 6901 JSON pointer of a path. */
export function pointer(path: readonly (string | number)[]): string {
  let text = ''
  for (const step of path) text += '/' + String(step).replaceAll('~', '~0').replaceAll('/', '~1')
  return text
}

/** What kind of value it is, never the value itself: messages must not echo input. */
export function kindOf(value: unknown): string {
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
