import type { Span } from '../model/place.js'
import type { Fix, Problem } from '../model/problem.js'
import type { ProjectModel } from '../model/project.js'
import type { EntryModel } from '../model/wiring.js'
import { keyNames, type KeyName } from './entry-key.js'
import { addProperty, inputProperty, type AddedProperty, nearestProperty } from './input-property.js'
import { placeIn } from './literal-place.js'
import { relatedFunction } from './related-function.js'
import { problem, say, type Rule } from './rule.js'

/** A name that stands for a property of the input. */
export interface StandIn {
  name: string
  span: Span
  /** The property as it would be declared: `tags: string[]`. */
  member: string
  /** Set when what stands there is the name, so that it can be changed. */
  isWritten: boolean
  /** Set when nothing tells the type of the property. */
  isGuess?: true
}

/** The names in the key of an entry. */
export function namesIn(entry: EntryModel, memberOf: (name: KeyName) => string): StandIn[] {
  return keyNames(entry).map((each) => ({
    name: each.name,
    span: placeIn({ ...entry, text: entry.address }, each.start, each.name.length),
    member: memberOf(each),
    isWritten: entry.raw === undefined,
  }))
}

/** The names of an entry for which the input has no property, as a rule says it by `noProperty`, `noInput` and `notAnObject`. */
export function* missingNames(
  rule: Rule,
  project: ProjectModel,
  entry: EntryModel,
  all: readonly StandIn[],
): Iterable<Problem> {
  const { target } = entry
  const names = target ? all.filter(({ name }) => !project.surelyTakes(target, name)) : []
  const read = target && names.length > 0 ? project.functionOf(target) : undefined
  if (!read) return
  for (const each of names) {
    const verdict = inputProperty(read, each.name)
    // What HTTP takes from a header, others take from the input.
    if (verdict === 'found' || verdict === 'unsure' || typeof verdict === 'object') continue
    yield problem(rule, say(rule, verdict, { function: read.model.name, name: each.name }), each.span, {
      related: relatedFunction(rule, read.model, target),
      fixes: verdict === 'noProperty' ? fixesOf({ rule, project, entry, read }, each, all) : [],
    })
  }
}

function fixesOf(
  missing: Pick<AddedProperty, 'rule' | 'project' | 'entry' | 'read'>,
  { name, span, member, isWritten, isGuess }: StandIn,
  all: readonly StandIn[],
): Fix[] {
  const { rule, read } = missing
  const taken = all.map((each) => each.name)
  const nearest = isWritten ? nearestProperty(read, name, taken) : undefined
  const rename =
    nearest === undefined ? [] : [{ title: say(rule, 'rename', { name, nearest }), edits: [{ span, text: nearest }] }]
  const added = addProperty({ ...missing, name, member })
  return [...rename, ...(isGuess ? added.map(({ title, edits }) => ({ title, edits })) : added)]
}
