import type { Span } from '../model/place.js'
import type { Fix, Problem } from '../model/problem.js'
import type { ProjectModel, ReadFunction } from '../model/project.js'
import type { EntryModel } from '../model/wiring.js'
import { inserted } from './add-entry.js'
import { entryRoute } from './entry-key.js'
import { addProperty, inputProperty, nearestProperty } from './input-property.js'
import { placeIn } from './literal-place.js'
import { indexOf } from './project-index.js'
import type { Segment } from './path-segments.js'
import { relatedFunction } from './related-function.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A parameter in a route that the function would never see. */
export const missingRouteParameter: RuleImplementation = {
  code: 790004,
  name: 'missing-route-parameter',
  severity: 'error',
  title: 'The input has no property for a parameter of the route',
  messages: {
    noProperty: "The input of '{function}' has no property '{parameter}' for this parameter of the route.",
    noInput: "'{function}' takes no input, so nothing receives the route's parameter '{parameter}'.",
    notAnObject:
      "The input of '{function}' is not an object, so it has no property '{parameter}' for this parameter of the route.",
    elsewhere:
      "The input of '{function}' takes '{parameter}' from the {source}, so nothing receives this parameter of the route.",
    function: "'{function}' is declared here.",
    rename: "Change ':{parameter}' to ':{nearest}'",
    input: "Add an input with the property '{parameter}' to '{function}'",
    fix: "Add the property '{property}' to {target}",
  },
  mend: "Add a property with the parameter's name to the input's type, or take the parameter out of the path.",
  docs: 'docs/diagnostics/missing-route-parameter.md',
  about: 'http',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      if (entry.transport !== 'http') continue
      const route = entryRoute(entry)
      if (Array.isArray(route) || !entry.target) continue
      const { target } = entry
      const parameters = route.segments.filter(
        ({ parameter }) => parameter !== undefined && !project.surelyTakes(target, parameter),
      )
      const read = parameters.length > 0 ? project.functionOf(target) : undefined
      if (read) for (const segment of parameters) yield* problemsOf(project, entry, segment, read)
    }
  },
}

function* problemsOf(
  project: ProjectModel,
  entry: EntryModel,
  segment: Segment,
  read: ReadFunction,
): Iterable<Problem> {
  const { model } = read
  const parameter = segment.parameter ?? ''
  const verdict = inputProperty(read, parameter)
  if (verdict === 'found' || verdict === 'unsure') return
  const source = typeof verdict === 'object' ? `${verdict.from} '${verdict.name}'` : ''
  const key = typeof verdict === 'object' ? 'elsewhere' : verdict
  const values = { function: model.name, parameter, source }
  const span = placeIn({ ...entry, text: entry.address }, segment.start, segment.text.length)
  const fixes = () => [
    ...renamings(entry, parameter, read, span),
    ...addProperty({
      rule: missingRouteParameter,
      project,
      entry,
      read,
      name: parameter,
      member: `${parameter}: string`,
    }),
  ]
  yield problem(missingRouteParameter, say(missingRouteParameter, key, values), span, {
    related: relatedFunction(missingRouteParameter, model, entry.target),
    fixes: verdict === 'noProperty' ? fixes() : verdict === 'noInput' ? newInput(read, parameter) : [],
  })
}

/** An input for a function that takes none. */
function newInput({ model, newInput: place }: ReadFunction, parameter: string): Fix[] {
  if (!place) return []
  const title = say(missingRouteParameter, 'input', { parameter, function: model.name })
  return [{ title, edits: [inserted(place, `${parameter}: string`)] }]
}

/** The property that was probably meant, when no other parameter of the route stands for it. */
function renamings(entry: EntryModel, parameter: string, read: ReadFunction, span: Span): Fix[] {
  const route = entryRoute(entry)
  if (Array.isArray(route) || entry.raw !== undefined) return []
  const taken = route.segments.flatMap((segment) => segment.parameter ?? [])
  const nearest = nearestProperty(read, parameter, taken)
  if (nearest === undefined) return []
  return [
    { title: say(missingRouteParameter, 'rename', { parameter, nearest }), edits: [{ span, text: `:${nearest}` }] },
  ]
}
