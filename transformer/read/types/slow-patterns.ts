import type { TagMistake } from '../../model/tag-mistake'
import type { Constraints } from '../../model/types'
import { growthOf } from '../patterns/slow-pattern'

/** On texts of this length, what grows with the square of it takes milliseconds. */
const shortEnough = 2000

/** The first of the patterns that somebody could make very slow. Where texts are short, only exponential growth counts. */
export function slowPatternIn({ patterns = [], maxLength = Infinity }: Constraints): TagMistake | undefined {
  for (const pattern of patterns) {
    const growth = growthOf(pattern)
    if (growth === 'exponential' || (growth === 'polynomial' && maxLength > shortEnough))
      return { key: growth, values: { pattern } }
  }
  return undefined
}
