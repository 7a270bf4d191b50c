import type { Problem } from '../model/problem.js'
import type { Segment } from './path-segments.js'
import { routedEntries, type RoutedEntry } from './entry-route.js'
import { grouped } from './grouped.js'
import { indexOf } from './project-index.js'
import { readablePlace } from './readable-place.js'
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
  },
  mend: 'Change a path so that the two no longer meet, or so that one has a fixed segment wherever the other has one.',
  docs: 'docs/diagnostics/ambiguous-routes.md',
  *find(scope) {
    for (const { entries } of indexOf(scope.project).assemblies) {
      const comparable = grouped(routedEntries(entries), ({ entry, route }) =>
        [entry.transport, route.method, route.segments.length].join(' '),
      )
      for (const routes of comparable.values()) yield* problemsOf(rivals(routes), scope.file)
    }
  },
}

/** For each route, those that it clashes with. */
function rivals(routes: RoutedEntry[]): Map<RoutedEntry, RoutedEntry[]> {
  const clashes = new Map<RoutedEntry, RoutedEntry[]>()
  const byMask = [...grouped(routes, maskOf)]
  for (const [index, [mask, some]] of byMask.entries()) {
    for (const [otherMask, others] of byMask.slice(index + 1)) {
      if (isMoreSpecific(mask, otherMask) || isMoreSpecific(otherMask, mask)) continue
      // Routes of two such kinds clash when they agree wherever both have a fixed segment.
      const fixedInBoth = (route: RoutedEntry) =>
        route.route.segments
          .flatMap(({ fixed }, at) => (mask[at] === '/' && otherMask[at] === '/' ? [encodeURIComponent(fixed)] : []))
          .join('/')
      const candidates = grouped(others, fixedInBoth)
      for (const route of some) {
        for (const other of candidates.get(fixedInBoth(route)) ?? []) {
          push(clashes, route, other)
          push(clashes, other, route)
        }
      }
    }
  }
  return clashes
}

/** One character a segment: `:` for a parameter, `/` for a fixed one. */
function maskOf({ route }: RoutedEntry): string {
  return route.segments.map(({ parameter }) => (parameter === undefined ? '/' : ':')).join('')
}

/** Whether a route of the one kind has a fixed segment wherever one of the other kind has. */
function isMoreSpecific(mask: string, than: string): boolean {
  return Array.from(mask).every((character, at) => character === '/' || than[at] === ':')
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}

function* problemsOf(clashes: Map<RoutedEntry, RoutedEntry[]>, file: string | undefined): Iterable<Problem> {
  for (const [{ entry, route }, others] of clashes) {
    const [first] = others
    if (!first || (file !== undefined && entry.span.file !== file)) continue
    const values = {
      path: commonPath(route.segments, first.route.segments),
      route: entry.address,
      other: first.entry.address,
      place: readablePlace(first.entry, entry.span.file),
    }
    yield problem(ambiguousRoutes, say(ambiguousRoutes, 'both', values), entry.span, {
      related: others.slice(0, 5).map((other) => ({
        span: other.entry.span,
        message: say(ambiguousRoutes, 'other', {
          route: other.entry.address,
          path: commonPath(route.segments, other.route.segments),
        }),
      })),
    })
  }
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
