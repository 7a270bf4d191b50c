import type { Issue } from './contract.js'
import { lostValueIn, pathOfLost } from './lost-value.js'
import { depthIssue, kindOf, pointer, unreadableIssue } from './reporter.js'
import { isStackOverflow } from './stack-overflow.js'

/**
 * Why a value that fits its type has no JSON text: in what the type does not look into (`unknown`) there is a number or a
 * date that JSON has not, a bigint, or an object that holds itself.
 */
export function unwritable(root: unknown, error: unknown): Issue[] {
  const lost = lostValueIn(error)
  if (isStackOverflow(error) || (lost !== undefined && isStackOverflow(lost.cause))) return [depthIssue(root)]
  const path = lost && placeOf(() => pathOfLost(root, lost))
  const found = lost && path && firstFlaw(lost.value, path)
  return [found ?? issueAt(path ?? [], 'a value that JSON has a text for', lost ? lost.value : root)]
}

/** An object that throws when it is looked into hides where the others are. */
function placeOf<T>(find: () => T): T | undefined {
  try {
    return find()
  } catch {
    return undefined
  }
}

function issueAt(path: readonly (string | number)[], expected: string, value: unknown): Issue {
  return { path: pointer(path), code: 'unwritable', expected, received: kindOf(value) }
}

interface Visit {
  value: unknown
  path: readonly (string | number)[]
  /** The objects that the value is in. */
  inside: readonly object[]
}

/** More levels than these are not looked into. */
const DEEPEST = 200
/** More values than these are not looked at. */
const MOST = 100_000

/** What is wrong with a value that `JSON.stringify` failed on, which is at `start`. */
function firstFlaw(root: unknown, start: readonly (string | number)[]): Issue | undefined {
  const waiting: Visit[] = [{ value: root, path: start, inside: [] }]
  for (let looked = 0; waiting.length > 0 && looked < MOST; looked++) {
    const visit = waiting.pop() as Visit
    try {
      const expected = flawOf(visit.value, visit.inside)
      if (expected !== undefined) return issueAt(visit.path, expected, visit.value)
      waiting.push(...partsOf(visit))
    } catch {
      return unreadableIssue(pointer(visit.path))
    }
  }
  return undefined
}

/** In reverse order. What has a `toJSON` says itself what is written. */
function partsOf({ value, path, inside }: Visit): Visit[] {
  if (typeof value !== 'object' || value === null || inside.length >= DEEPEST || 'toJSON' in value) return []
  return Object.entries(value)
    .slice(0, MOST)
    .reverse()
    .map(([name, item]) => ({ value: item as unknown, path: [...path, name], inside: [...inside, value] }))
}

/** Values that JSON has, in another form, where a type speaks of them. */
const withForm = /^(?:Map|Set|Uint8Array|ArrayBuffer)$/u

/** What is to be said of an object that `JSON.stringify` writes as `{}` or as numbered bytes, whatever it holds. */
function opaqueKind(value: object): string | undefined {
  const [, kind = 'Object'] = /^\[object (.+)\]$/u.exec(Object.prototype.toString.call(value)) ?? []
  if (/^(?:Object|Array|Number|String|Boolean)$/u.test(kind) || 'toJSON' in value) return undefined
  if (!ArrayBuffer.isView(value) && Object.keys(value).length > 0) return undefined
  return withForm.test(kind)
    ? `a value that JSON has; ${kind} only where its type says so`
    : `a value that JSON has, which ${/^[AEIOU]/u.test(kind) ? 'an' : 'a'} ${kind} is not`
}

function flawOf(value: unknown, inside: readonly object[]): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'a finite number'
  if (typeof value === 'bigint') return 'a value that JSON has; bigint only where its type says so'
  if (typeof value !== 'object' || value === null) return undefined
  const opaque = opaqueKind(value)
  if (opaque !== undefined) return opaque
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'a valid Date' : undefined
  return inside.includes(value) ? 'a value that does not hold itself' : undefined
}
