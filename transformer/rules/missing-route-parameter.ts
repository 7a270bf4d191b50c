import type { Span } from '../model/place.js'
import type { Fix, Problem } from '../model/problem.js'
import type { ReadFunction } from '../model/project.js'
import type { InputSource, TypeId, TypeTable } from '../model/types.js'
import type { EntryModel } from '../model/wiring.js'
import { entryRoute } from './entry-route.js'
import { placeIn } from './literal-place.js'
import { nearestName } from './nearest-name.js'
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
    fix: "Add the property '{parameter}' to {target}",
  },
  mend: "Add a property with the parameter's name to the input's type, or take the parameter out of the path.",
  docs: 'docs/diagnostics/missing-route-parameter.md',
  about: 'entries',
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
      if (read) for (const segment of parameters) yield* problemsOf(entry, segment, read)
    }
  },
}

function* problemsOf(entry: EntryModel, segment: Segment, read: ReadFunction): Iterable<Problem> {
  const { model, types, obstacles } = read
  // An input that cannot be read is another rule's business.
  if (obstacles.some(({ role, path }) => role === 'input' && path.length === 0)) return
  const parameter = segment.parameter ?? ''
  const verdict = model.input === undefined ? 'noInput' : lookUp(types, model.input, parameter)
  if (verdict === 'found' || verdict === 'unsure') return
  const source = typeof verdict === 'object' ? `${verdict.from} '${verdict.name}'` : ''
  const key = typeof verdict === 'object' ? 'elsewhere' : verdict
  const values = { function: model.name, parameter, source }
  const span = placeIn({ ...entry, text: entry.address }, segment.start, segment.text.length)
  yield problem(missingRouteParameter, say(missingRouteParameter, key, values), span, {
    related: relatedFunction(missingRouteParameter, model, entry.target),
    fixes: verdict === 'noProperty' ? [...renamings(entry, segment, read, span), ...fixesOf(read, parameter)] : [],
  })
}

/** An `InputSource` where a header or a cookie has the property. */
type Verdict = 'found' | 'noProperty' | 'notAnObject' | 'unsure' | InputSource

/** Whether a value of the type can have the property. A union can when one of its members can. */
function lookUp(types: TypeTable, id: TypeId, property: string, seen = new Set<TypeId>()): Verdict {
  const type = types.types.get(id)
  if (!type || seen.has(id)) return 'unsure'
  seen.add(id)
  switch (type.kind) {
    case 'unknown':
    case 'never':
    case 'anyObject':
    case 'obstacle':
      return 'unsure'
    case 'something':
      return 'noProperty'
    case 'object': {
      const declared = type.properties.find(({ name }) => name === property)
      if (declared !== undefined) return declared.source ?? 'found'
      return type.index.some(({ names }) => names === undefined || new RegExp(names, 'u').test(property))
        ? 'found'
        : 'noProperty'
    }
    case 'union': {
      const verdicts = type.members.map((member) => lookUp(types, member, property, seen))
      const sure = (['found', 'unsure'] as const).find((verdict) => verdicts.includes(verdict))
      const elsewhere = verdicts.find((verdict) => typeof verdict === 'object')
      return sure ?? elsewhere ?? (verdicts.includes('noProperty') ? 'noProperty' : 'notAnObject')
    }
    default:
      return 'notAnObject'
  }
}

function fixesOf({ inputMembers, model }: ReadFunction, parameter: string): Fix[] {
  if (!inputMembers) return []
  const { at, before, after, name } = inputMembers
  const target = name === undefined ? `the input of '${model.name}'` : `'${name}'`
  const title = say(missingRouteParameter, 'fix', { parameter, target })
  return [{ title, edits: [{ span: at, text: `${before}${parameter}: string${after}` }], automatic: true }]
}

/** The property that was probably meant, when no other parameter of the route stands for it. */
function renamings(entry: EntryModel, { parameter = '' }: Segment, { model, types }: ReadFunction, span: Span): Fix[] {
  const route = entryRoute(entry)
  const input = model.input === undefined ? undefined : types.types.get(model.input)
  if (Array.isArray(route) || input?.kind !== 'object' || entry.raw !== undefined) return []
  const taken = new Set(route.segments.map((segment) => segment.parameter))
  const free = input.properties
    .map(({ name }) => name)
    .filter((name) => !taken.has(name) && /^[A-Za-z_$][\w$]*$/.test(name))
  const nearest = nearestName(parameter, free)
  if (nearest === undefined) return []
  return [
    { title: say(missingRouteParameter, 'rename', { parameter, nearest }), edits: [{ span, text: `:${nearest}` }] },
  ]
}
