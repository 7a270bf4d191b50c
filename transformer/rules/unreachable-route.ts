import type { Span } from '../model/place.js'
import type { Problem } from '../model/problem.js'
import type { ReadFunction } from '../model/project.js'
import type { TypeId, TypeTable } from '../model/types.js'
import { placeIn } from './literal-place.js'
import type { Segment } from './path-segments.js'
import { indexOf } from './project-index.js'
import type { RoutedEntry } from './route-table.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A route of which every request that its function accepts goes to more specific routes. */
export const unreachableRoute: RuleImplementation = {
  code: 790033,
  name: 'unreachable-route',
  severity: 'error',
  title: 'More specific routes take every request that a route accepts',
  messages: {
    unreachable:
      "'{function}' accepts only {values} for ':{parameter}', and other routes take all of these: no request gets to it.",
    fix: "Remove the route '{route}'",
    other: "'{route}' takes '{value}'.",
  },
  mend: 'Remove the route or those that take its requests, or let the parameter have other values.',
  docs: 'docs/diagnostics/unreachable-route.md',
  about: 'http',
  *find({ project, file }) {
    for (const { assembly, entry } of indexOf(project).written(file)) {
      const { target } = entry
      const routed = entry.transport === 'http' && target ? assembly.routes.routed(entry) : undefined
      for (const [at, segment] of routed?.route.segments.entries() ?? []) {
        if (!routed || !target || segment.parameter === undefined) continue
        const others = assembly.routes.narrowed(routed, at)
        const read = others.length > 0 ? project.functionOf(target) : undefined
        const values = read && accepted(read, segment)
        const takers = values?.map((value) => others.find(({ route }) => route.segments[at]?.fixed === value))
        if (read && values && takers?.every((taker) => taker !== undefined))
          yield problemOf(routed, segment, { read, values, takers, removal: project.removalOf(entry.span) })
      }
    }
  },
}

/** The texts that a parameter can be, when there are only some. */
function accepted({ model, types }: ReadFunction, { parameter }: Segment): string[] | undefined {
  const input = model.input === undefined ? undefined : types.types.get(model.input)
  const property = input?.kind === 'object' ? input.properties.find(({ name }) => name === parameter) : undefined
  const texts = property && literalTexts(types, property.type)
  return texts && texts.length > 0 ? texts : undefined
}

function literalTexts(types: TypeTable, id: TypeId): string[] | undefined {
  const type = types.types.get(id)
  switch (type?.kind) {
    case 'literal':
      return [String(type.value)]
    case 'boolean':
      return ['true', 'false']
    case 'union': {
      const parts = type.members.map((member) => literalTexts(types, member))
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined
    }
    default:
      return undefined
  }
}

/** What is known of a route that nothing gets to. */
interface Unreachable {
  read: ReadFunction
  /** What its parameter can be, and who takes each. */
  values: readonly string[]
  takers: readonly RoutedEntry[]
  /** What to take out to remove the route. */
  removal: Span | undefined
}

function problemOf(
  { entry }: RoutedEntry,
  { parameter = '', start, text }: Segment,
  { read: { model }, values, takers, removal }: Unreachable,
): Problem {
  const listed = values.map((value) => `'${value}'`).join(' or ')
  const message = say(unreachableRoute, 'unreachable', { function: model.name, values: listed, parameter })
  const related = takers.slice(0, 5).map((taker, at) => ({
    span: taker.entry.span,
    message: say(unreachableRoute, 'other', { route: taker.entry.address, value: values[at] ?? '' }),
  }))
  const title = say(unreachableRoute, 'fix', { route: entry.address })
  const fixes = removal ? [{ title, edits: [{ span: removal, text: '' }] }] : []
  const span = placeIn({ ...entry, text: entry.address }, start, text.length)
  return problem(unreachableRoute, message, span, { related, fixes })
}
