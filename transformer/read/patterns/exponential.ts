import type { Positions } from './positions'
import { Components } from '../../model/components'

/** Steps after which the search is given up: it runs while somebody types. */
const mostSteps = 100_000

/**
 * Whether some text can be read in ever more ways the more often it is repeated: a place is reached again from itself on
 * two different ways with the same characters. Then the number of ways doubles with each repetition.
 */
export function isExponential(positions: Positions): boolean {
  const { sets, follow, last, asserts } = positions
  const components = new Components((place: number) => [...(follow[place]?.keys() ?? [])])
  const endsWell = new Set(asserts ? [] : [...last].map((place) => components.of(place)))
  const within = (place: number): [number, number][] =>
    [...(follow[place] ?? [])].filter(([next]) => components.of(next) === components.of(place))
  const pairs = new Pairs(sets.length)
  for (let place = 0; place < sets.length; place++) {
    // Where the match may end, it does: nothing is tried again.
    if (endsWell.has(components.of(place))) continue
    if (within(place).some(([, ways]) => ways > 1)) return true
    pairs.id(place, place)
  }
  let steps = 0
  const edges: number[][] = []
  for (const [a, b] of pairs.list) {
    const next: number[] = []
    for (const [nextA] of within(a)) {
      for (const [nextB] of within(b)) {
        if (++steps > mostSteps) return false
        const [one, other] = [sets[nextA], sets[nextB]]
        if (one !== undefined && other !== undefined && !one.isDisjointWith(other)) next.push(pairs.id(nextA, nextB))
      }
    }
    edges.push(next)
  }
  const mutual = new Components((pair: number) => edges[pair] ?? [])
  const loops = pairs.list.map((_, pair) => mutual.of(pair))
  const same = new Set(loops.filter((_, pair) => pairs.isSame(pair)))
  return loops.some((loop, pair) => !pairs.isSame(pair) && same.has(loop))
}

/** Pairs of places, each once in either order. */
class Pairs {
  readonly list: [number, number][] = []
  readonly #ids = new Map<number, number>()
  readonly #size: number

  constructor(size: number) {
    this.#size = size
  }

  id(a: number, b: number): number {
    const [least, most] = a < b ? [a, b] : [b, a]
    const key = least * this.#size + most
    let id = this.#ids.get(key)
    if (id === undefined) this.#ids.set(key, (id = this.list.push([least, most]) - 1))
    return id
  }

  isSame(id: number): boolean {
    const pair = this.list[id]
    return pair !== undefined && pair[0] === pair[1]
  }
}
