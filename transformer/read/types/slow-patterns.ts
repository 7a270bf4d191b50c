import type { TagMistake } from '../../model/tag-mistake'
import type { Constraints } from '../../model/types'
import { growthOf, longestJudged } from '../patterns/slow-pattern'

/** On texts of this length, what grows with the square of it takes milliseconds. */
const shortEnough = 2000

/** The first of the patterns that somebody could make very slow. Where texts are short, only exponential growth counts. */
export function slowPatternIn({ patterns = [], maxLength = Infinity }: Constraints): TagMistake | undefined {
  for (const pattern of patterns) {
    const growth = growthOf(pattern)
    if (growth === 'unknown')
      return { key: 'unjudged', values: { pattern: shortened(pattern), reason: reasonFor(pattern) } }
    if (growth === 'exponential' || (growth === 'polynomial' && maxLength > shortEnough))
      return { key: growth, values: { pattern } }
  }
  return undefined
}

function reasonFor(pattern: string): string {
  return pattern.length > longestJudged
    ? `it has more than ${longestJudged.toLocaleString('en')} characters`
    : 'it says something that is not known here'
}

const mostShown = 60

function shortened(pattern: string): string {
  return pattern.length > mostShown ? `${pattern.slice(0, mostShown)}…` : pattern
}
