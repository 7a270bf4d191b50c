import type { Problem } from '../model/problem.js'
import type { EntryModel } from '../model/wiring.js'
import { indexOf } from './project-index.js'
import { readablePlace } from './readable-place.js'
import { problem, say, type RuleImplementation } from './rule.js'

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
  *find({ project, file }) {
    for (const { assembly, entry } of indexOf(project).written(file)) {
      const others = assembly.shapes.same(entry)
      if (others.length > 0) yield problemOf(entry, others)
    }
  },
}

function problemOf(entry: EntryModel, others: readonly EntryModel[]): Problem {
  const [other = entry] = others
  const key = (entry.transport === 'channel' ? 'channel' : 'same') + (other.address === entry.address ? '' : 'Shape')
  const values = { route: entry.address, other: other.address, place: readablePlace(other, entry.span.file) }
  return problem(duplicateRoute, say(duplicateRoute, key, values), entry.span, {
    related: others
      .slice(0, 5)
      .map(({ span, address }) => ({ span, message: say(duplicateRoute, 'other', { route: address }) })),
  })
}
