import type { Positions } from './positions'
import { Components } from '../../model/components'

/** Steps after which the search is given up: it runs while somebody types. */
const mostSteps = 100_000

/**
 * Whether some text, repeated, can be divided between two loops of an expression in ever more ways: it leads from the one
 * loop to itself, from the one to the other, and from the other to itself. Where an expression may start to match at any
 * character, the search for a start is such a loop.
 */
export function isPolynomial(positions: Positions): boolean {
  const { sets, last, anywhere, asserts } = positions
  const start = sets.length
  const follow = [...positions.follow, new Map([start, ...anywhere].map((place) => [place, 1]))]
  const size = anywhere.length === 0 ? start : start + 1
  const next = (place: number): number[] => [...(follow[place]?.keys() ?? [])]
  const components = new Components(next)
  const within = (place: number): number[] => next(place).filter((to) => components.of(to) === components.of(place))
  const endsWell = new Set(asserts ? [] : [...last].map((place) => components.of(place)))
  const looping = [...Array(size).keys()].filter((place) => within(place).length > 0)
  let steps = 0

  /** Whether one text leads from the first place to itself, from it to the second, and from that to itself. */
  const divides = (one: number, other: number): boolean => {
    const seen = new Set<number>()
    const waiting: [number, number, number][] = [[one, one, other]]
    for (const [a, b, c] of waiting) {
      for (const nextA of within(a)) {
        for (const nextC of within(c)) {
          for (const nextB of next(b)) {
            if (++steps > mostSteps) return false
            if (!meet([sets[nextA], sets[nextB], sets[nextC]])) continue
            if (nextA === one && nextB === other && nextC === other) return true
            const key = (nextA * size + nextB) * size + nextC
            if (seen.has(key)) continue
            seen.add(key)
            waiting.push([nextA, nextB, nextC])
          }
        }
      }
    }
    return false
  }
  return looping.some((one) =>
    looping.some(
      (other) =>
        components.of(one) !== components.of(other) && !endsWell.has(components.of(other)) && divides(one, other),
    ),
  )
}

/** Whether some character is in all sets; where there is no set, every character is. */
function meet(sets: readonly (Positions['sets'][number] | undefined)[]): boolean {
  let common: Positions['sets'][number] | undefined
  for (const set of sets) {
    if (set === undefined) continue
    common = common === undefined ? set : common.intersect(set)
    if (common.isEmpty) return false
  }
  return true
}
