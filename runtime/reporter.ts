import { builtInKind, counted } from './built-in-kind.js'
import type { EmittedType, Issue, Reporter } from './contract.js'
import { nearestName } from './nearest-name.js'
import { isStackOverflow } from './stack-overflow.js'

/** More are not collected: an answer must not grow with the number of mistakes in a hostile input. */
export const MOST_ISSUES = 100

/** Ends a report that has enough issues. */
const enough = new Error('there are more issues than are collected')

/** Collects issues for the report functions that the transformer emits. */
export class IssueReporter implements Reporter {
  readonly path: (string | number)[] = []
  depth = 0
  readonly issues: Issue[] = []

  fits(is: (value: unknown) => boolean, item: unknown): boolean {
    try {
      return is(item)
    } catch (error) {
      if (isStackOverflow(error)) throw error
      return false
    }
  }

  /** Of the value being looked at. */
  pointer(): string {
    return joined(this.path, this.depth)
  }

  add(code: string, expected: string, value: unknown): void {
    note(this.issues, this.pointer(), code, hinted(code, expected, value), kindOf(value))
  }

  step(name: string): string {
    return `/${pointerStep(name)}`
  }

  missing(step: string, expected: string): void {
    note(this.issues, this.pointer() + step, 'required', expected, 'nothing')
  }

  property(step: string, code: string, expected: string, value: unknown): void {
    if (value === undefined) this.missing(step, expected)
    else note(this.issues, this.pointer() + step, code, hinted(code, expected, value), kindOf(value))
  }

  required(step: string, value: unknown, expected: string, report: EmittedType['report']): void {
    if (value === undefined) this.missing(step, expected)
    else this.optional(step, value, report)
  }

  optional(step: string, value: unknown, report: EmittedType['report']): void {
    if (value === undefined) return
    this.path[this.depth++] = step
    report(value, this)
    this.depth--
  }
}

function note(issues: Issue[], path: string, code: string, expected: string, received: string): void {
  if (issues.length === MOST_ISSUES) throw enough
  issues.push({ path, code, expected, received })
}

/** With the literal that was probably meant, where only some are allowed. */
function hinted(code: string, expected: string, value: unknown): string {
  if ((code !== 'enum' && code !== 'union') || typeof value !== 'string') return expected
  const { texts, words } = literalsIn(expected)
  const meant = nearestName(value, texts)
  return meant === undefined ? expected : `${expected}; did you mean ${words[texts.indexOf(meant)] ?? ''}?`
}

interface Literals {
  texts: string[]
  /** The same as they stand there. */
  words: string[]
}

/** By what is expected: as many as there are types in the program. */
const knownLiterals = new Map<string, Literals>()

function literalsIn(expected: string): Literals {
  let literals = knownLiterals.get(expected)
  if (literals === undefined) {
    const words = expected.match(/'(?:[^'\\]|\\.)*'/gu) ?? []
    knownLiterals.set(expected, (literals = { texts: words.map(unquoted), words }))
  }
  return literals
}

/** The text of a literal in single quotes, which is escaped as in JSON. */
function unquoted(word: string): string {
  const inner = word.slice(1, -1)
  return inner.includes('\\')
    ? (JSON.parse(`"${inner.replaceAll("\\'", "'").replaceAll('"', '\\"')}"`) as string)
    : inner
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
    if (new IssueReporter().fits(type.is, value)) return { issues: [], more: false }
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
    const last = isStackOverflow(error) ? depthIssue(value) : unreadableIssue(reporter.pointer())
    return issues.length < MOST_ISSUES ? { issues: [...issues, last], more: false } : { issues, more: true }
  }
  // Whatever `report` left out, the caller must not take the value for a good one.
  if (issues.length === 0) reporter.add('type', type.name, value)
  return { issues, more: false }
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
export function unreadableIssue(path: string): Issue {
  const expected = 'an object whose properties can be read'
  return { path, code: 'unreadable', expected, received: 'an error' }
}

/** The RFC 6901 JSON pointer that leads along names and indexes. */
export function pointer(path: readonly (string | number)[]): string {
  return path.map((each) => `/${typeof each === 'number' ? each : pointerStep(each)}`).join('')
}

/** Names have their slash already. */
function joined(steps: readonly (string | number)[], count: number): string {
  let text = ''
  for (let i = 0; i < count; i++) {
    const step = steps[i] ?? ''
    text += typeof step === 'number' ? `/${step}` : step
  }
  return text
}

const TILDE = 0x7e
const SLASH = 0x2f

function pointerStep(name: string): string {
  for (let i = 0; i < name.length; i++) {
    const unit = name.charCodeAt(i)
    if (unit === TILDE || unit === SLASH) return name.replaceAll('~', '~0').replaceAll('/', '~1')
  }
  return name
}

/** What kind of value it is, never the value itself: messages must not echo input. */
export function kindOf(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'nothing'
    case 'string':
      return stringKind(characters(value))
    case 'number':
      return Number.isFinite(value) ? 'number' : String(value)
    case 'object':
      return value === null ? 'null' : objectKind(value)
    default:
      return typeof value
  }
}

/** As `counted` says it, in a third of the time: most of what is wrong in JSON is a string. */
function stringKind(length: number): string {
  return length === 1 ? 'string of 1 character' : `string of ${length} characters`
}

function objectKind(value: object): string {
  try {
    if (Array.isArray(value)) return counted('array', value.length, 'item')
    return builtInKind(value) ?? 'object'
  } catch {
    // A Proxy may throw whatever it is asked.
    return 'object'
  }
}

/** How many Unicode code points a string has, as JSON Schema counts. */
function characters(text: string): number {
  let count = text.length
  for (let i = 1; i < text.length; i++) if (isLow(text.charCodeAt(i)) && isHigh(text.charCodeAt(i - 1))) count--
  return count
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
