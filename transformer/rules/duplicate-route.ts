import type { Problem } from '../model/problem.js'
import type { EntryModel } from '../model/wiring.js'
import { routedEntries, type RoutedEntry } from './entry-route.js'
import { grouped } from './grouped.js'
import { indexOf } from './project-index.js'
import { readablePlace } from './readable-place.js'
import { problem, say, type RuleImplementation } from './rule.js'
import type { Scope } from './scope.js'

/** Two entries of one app that answer the same requests. */
export const duplicateRoute: RuleImplementation = {
  code: 790001,
  name: 'duplicate-route',
  severity: 'error',
  title: 'Two entries of an app have the same route',
  messages: {
    same: "The route '{route}' is wired a second time {place}.",
    sameShape: "The route '{route}' matches the same requests as '{other}' {place}.",
    channel: "The channel '{route}' is wired a second time {place}.",
    channelShape: "The channel '{route}' matches the same connections as '{other}' {place}.",
    other: "The other one is '{route}'.",
  },
  mend: 'Remove one of the two, or change its method or path.',
  docs: 'docs/diagnostics/duplicate-route.md',
  *find(scope) {
    for (const { written } of indexOf(scope.project).assemblies) {
      for (const same of grouped(routedEntries(written), shapeOf).values()) {
        if (same.length > 1)
          yield* problemsOf(
            same.map(({ entry }) => entry),
            scope,
          )
      }
    }
  },
}

/** The same for two routes exactly when they match the same requests. */
function shapeOf({ entry, route }: RoutedEntry): string {
  const path = route.segments
    .map(({ fixed, parameter }) => (parameter === undefined ? encodeURIComponent(fixed) : ':'))
    .join('/')
  return `${entry.transport} ${route.method ?? ''} /${path}`
}

function* problemsOf(same: EntryModel[], { file }: Scope): Iterable<Problem> {
  for (const entry of same) {
    if (file !== undefined && entry.span.file !== file) continue
    const others = same.filter((other) => other !== entry)
    const other = others[0] ?? entry
    const key = (entry.transport === 'channel' ? 'channel' : 'same') + (other.address === entry.address ? '' : 'Shape')
    const values = { route: entry.address, other: other.address, place: readablePlace(other, entry.span.file) }
    yield problem(duplicateRoute, say(duplicateRoute, key, values), entry.span, {
      related: others
        .slice(0, 5)
        .map(({ span, address }) => ({ span, message: say(duplicateRoute, 'other', { route: address }) })),
    })
  }
}
