import type { LostValue } from './contract.js'

type Step = string | number

/** The `LostValue` that an emitted function threw; undefined for any other error. */
export function lostValueIn(error: unknown): LostValue | undefined {
  return error instanceof TypeError && 'holder' in error && 'value' in error ? (error as LostValue) : undefined
}

/** Where in `root` a value is that was lost; undefined when it is not found again. */
export function pathOfLost(root: unknown, { value, holder, key }: LostValue): Step[] | undefined {
  if (holder === undefined) return pathTo(root, value)
  const path = pathTo(root, holder)
  return key === undefined ? path : path && [...path, key]
}

interface Place {
  value: unknown
  step: Step
  outer: Place | undefined
}

/** More objects than these are not looked into. */
const MOST = 100_000

function pathTo(root: unknown, sought: unknown): Step[] | undefined {
  const seen = new Set<unknown>()
  const waiting: Place[] = [{ value: root, step: '', outer: undefined }]
  for (let at = waiting.pop(); at !== undefined && seen.size < MOST; at = waiting.pop()) {
    if (Object.is(at.value, sought)) return stepsTo(at)
    if (typeof at.value !== 'object' || at.value === null || seen.has(at.value)) continue
    seen.add(at.value)
    for (const [step, value] of partsOf(at.value).reverse()) waiting.push({ value, step, outer: at })
  }
  return undefined
}

/** What is in an object, as it is written: a `Map` as its entries, a `Set` as its items. */
export function partsOf(value: object): [Step, unknown][] {
  const listed = value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value
  if (Array.isArray(listed)) return listed.map((item: unknown, i) => [i, item])
  return Object.entries(listed)
}

function stepsTo(place: Place): Step[] {
  const steps: Step[] = []
  for (let at = place; at.outer !== undefined; at = at.outer) steps.push(at.step)
  return steps.reverse()
}
