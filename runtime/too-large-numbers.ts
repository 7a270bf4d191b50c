type Step = string | number

interface Place {
  step: Step
  outer: Place | undefined
}

/** Numbers in JSON text that JavaScript has none for: `JSON.parse` makes Infinity of `1e999`. */
export interface TooLarge {
  /** The same JSON with the greatest number that there is in their places. */
  json: unknown
  /** Where they are, in the order of the text; the first of them when there are very many. */
  places: { path: Step[]; number: number }[]
}

/** What is told apart by its place is not looked for beyond this many. */
const MOST = 1000

/** Finds them, in a copy, without recursion: how deep a value may be nested is for others to judge. */
export function withoutTooLargeNumbers(json: unknown): TooLarge {
  const root: Record<string, unknown> = {}
  const found: TooLarge['places'] = []
  const waiting: { from: unknown; into: Record<Step, unknown>; place: Place | undefined; step: Step }[] = [
    { from: json, into: root, place: undefined, step: '' },
  ]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const { from, into, place, step } = at
    const isTooLarge = typeof from === 'number' && !Number.isFinite(from)
    if (isTooLarge && found.length < MOST) found.push({ path: stepsTo(place), number: from })
    const copy = isTooLarge ? Math.sign(from) * Number.MAX_VALUE : emptyLike(from)
    // An assignment to `__proto__` would set the prototype.
    Object.defineProperty(into, step, { value: copy, writable: true, enumerable: true, configurable: true })
    if (copy === from || isTooLarge) continue
    const parts: [Step, unknown][] = Array.isArray(from)
      ? Array.from(from, (item, i) => [i, item])
      : Object.entries(from as object)
    for (const [name, part] of parts.reverse())
      waiting.push({ from: part, into: copy as Record<Step, unknown>, place: { step: name, outer: place }, step: name })
  }
  return { json: root[''], places: found }
}

/** A new array or object for one of JSON; anything else itself. */
function emptyLike(value: unknown): unknown {
  if (Array.isArray(value)) return []
  return typeof value === 'object' && value !== null && isLiteral(value) ? {} : value
}

function isLiteral(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function stepsTo(place: Place | undefined): Step[] {
  const steps: Step[] = []
  for (let at = place; at !== undefined; at = at.outer) steps.push(at.step)
  return steps.reverse()
}

/** Whether a value still has the part at a path, which was made of JSON and may have left out what is undeclared. */
export function hasPart(value: unknown, path: readonly Step[]): boolean {
  let at = value
  for (const step of path) {
    const holder: unknown = at instanceof Map || at instanceof Set ? Array.from(at as Iterable<unknown>) : at
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, step)) return false
    at = (holder as Record<Step, unknown>)[step]
  }
  return true
}
