import type { TypeModel } from '../../model/types'
import type { FoundObstacle } from './find-obstacles'

/** How many properties, members of unions and the like one type may consist of, with all that it leads to. */
export const mostParts = 1_000_000

/** What stands in place of the parts of a type that are one too many. */
export const tooLarge = `a type of more than ${mostParts.toLocaleString('en')} parts, too many to write out`

export const tooLargeModel: TypeModel = { kind: 'obstacle', what: tooLarge }

/**
 * What is found in a type, where parts that are one too many are laid at the door of the user's own property that leads to them: what
 * it leads to by way of others' types is too much as a whole, wherever the reading of it stopped.
 */
export function withoutManyParts(found: readonly FoundObstacle[]): FoundObstacle[] {
  const large = found.filter(({ what }) => what === tooLarge)
  if (large.length === 0) return [...found]
  const doors = new Map(large.map((each) => [each.property, each]))
  return [...doors.values()].map((each) => ({ ...each, path: each.path.slice(0, each.own), foreign: undefined }))
}
