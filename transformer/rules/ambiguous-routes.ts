import type { Problem } from '../model/problem.js'
import type { Segment } from './path-segments.js'
import { indexOf } from './project-index.js'
import { readablePlace } from './readable-place.js'
import type { Routed, RoutedEntry, RouteTable } from './route-table.js'
import { problem, say, type RuleImplementation } from './rule.js'

/**
 * Two routes that match the same path, of which neither is more specific: one has a fixed segment where the other has a
 * parameter, and elsewhere it is the other way round.
 */
export const ambiguousRoutes: RuleImplementation = {
  code: 790002,
  name: 'ambiguous-routes',
  severity: 'error',
  title: 'Two routes match the same path and neither is more specific',
  messages: {
    both: "'{path}' matches both '{route}' and '{other}' {place}, and neither is more specific than the other.",
    other: "'{route}' matches '{path}' too.",
    fix: "Change '{route}' to '{free}'",
  },
  mend: 'Change a path so that the two no longer meet, or so that one has a fixed segment wherever the other has one, or wire the path that both match.',
  docs: 'docs/diagnostics/ambiguous-routes.md',
  about: ['http', 'channel'],
  *find({ project, file }) {
    for (const { assembly, entry } of indexOf(project).written(file)) {
      const routed = assembly.routes.routed(entry)
      const rivals = routed ? assembly.routes.rivals(routed) : []
      if (routed && rivals.length > 0) yield problemOf(routed, rivals, assembly.routes)
    }
  },
}

function problemOf({ entry, route }: RoutedEntry, rivals: readonly RoutedEntry[], table: RouteTable): Problem {
  const related = rivals.slice(0, 5).map((other) => {
    const path = commonPath(route.segments, other.route.segments)
    const message = say(ambiguousRoutes, 'other', { route: other.entry.address, path })
    return { span: other.entry.span, message }
  })
  const [first = { entry, route }] = rivals
  const values = {
    path: commonPath(route.segments, first.route.segments),
    route: entry.address,
    other: first.entry.address,
    place: readablePlace(first.entry, entry.span.file),
  }
  return problem(ambiguousRoutes, say(ambiguousRoutes, 'both', values), entry.span, {
    related,
    fixes: withFixedSegment({ entry, route }, first, table).map((free) => ({
      title: say(ambiguousRoutes, 'fix', { route: entry.address, free }),
      edits: [{ span: entry.span, text: free }],
    })),
  })
}

/** `/users/:id` where it met `/:kind/me` becomes `/users/id/:id`: what has more segments meets it no more. */
function withFixedSegment({ entry, route }: Routed, other: Routed, table: RouteTable): string[] {
  const at = route.segments.find(
    ({ parameter }, index) => parameter !== undefined && other.route.segments[index]?.parameter === undefined,
  )
  if (entry.raw !== undefined || at?.parameter === undefined) return []
  const key = `${entry.address.slice(0, at.start)}${at.parameter}/${entry.address.slice(at.start)}`
  return table.isFree(entry, key) ? [key] : []
}

/** A path that both match; where both have a parameter, the first one's name stands for any text. */
function commonPath(a: Segment[], b: Segment[]): string {
  const parts = a.map(({ text, parameter }, at) => {
    if (parameter === undefined) return text
    const other = b[at]
    return other === undefined || other.parameter !== undefined ? parameter : other.text
  })
  return `/${parts.join('/')}`
}
