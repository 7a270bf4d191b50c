import { kebabCase } from '../model/kebab-case.js'
import type { Problem } from '../model/problem.js'
import type { EntryModel } from '../model/wiring.js'
import type { Assembly } from './assembly.js'
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
    fix: "Change '{route}' to '{free}'",
  },
  mend: 'Remove one of the two, or change its method or path.',
  docs: 'docs/diagnostics/duplicate-route.md',
  about: ['http', 'channel'],
  *find({ project, file }) {
    for (const { assembly, entry } of indexOf(project).written(file)) {
      const others = assembly.same(entry)
      if (others.length > 0) yield problemOf(entry, others, assembly)
    }
  },
}

function problemOf(entry: EntryModel, others: readonly EntryModel[], assembly: Assembly): Problem {
  const [other = entry] = others
  const key = (entry.transport === 'channel' ? 'channel' : 'same') + (other.address === entry.address ? '' : 'Shape')
  const values = { route: entry.address, other: other.address, place: readablePlace(other, entry.span.file) }
  return problem(duplicateRoute, say(duplicateRoute, key, values), entry.span, {
    related: others
      .slice(0, 5)
      .map(({ span, address }) => ({ span, message: say(duplicateRoute, 'other', { route: address }) })),
    fixes: [...withOtherMethod(entry, assembly), ...withLongerPath(entry, assembly)].map((free) => ({
      title: say(duplicateRoute, 'fix', { route: entry.address, free }),
      edits: [{ span: entry.span, text: free }],
    })),
  })
}

/** The methods that a route is most likely to have been meant for, where all that it takes can still come from somewhere. */
const otherMethods: Readonly<Record<string, readonly string[]>> = {
  GET: ['POST', 'PUT', 'DELETE'],
  POST: ['PUT', 'PATCH'],
  PUT: ['PATCH', 'POST'],
  PATCH: ['PUT', 'POST'],
  DELETE: ['POST'],
}

function withOtherMethod(entry: EntryModel, assembly: Assembly): string[] {
  const [method = '', path = ''] = entry.address.split(' ')
  if (entry.transport !== 'http' || entry.raw !== undefined) return []
  const routes = (otherMethods[method] ?? []).map((other) => `${other} ${path}`)
  return routes.filter((route) => assembly.isFree(entry, route)).slice(0, 1)
}

/** `'GET /todos/list-all'` for `listAll`, which has a name of its own. */
function withLongerPath(entry: EntryModel, assembly: Assembly): string[] {
  const { target, address, raw, slot } = entry
  if (raw !== undefined || slot !== undefined || !target || !/^[A-Za-z]\w*$/.test(target.name)) return []
  const route = `${address.replace(/\/$/, '')}/${kebabCase(target.name)}`
  return assembly.isFree(entry, route) ? [route] : []
}
