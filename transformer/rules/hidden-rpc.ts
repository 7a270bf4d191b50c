import type { Problem } from '../model/problem.js'
import type { EntryModel } from '../model/wiring.js'
import type { Assembly } from './assembly.js'
import { indexOf } from './project-index.js'
import type { RoutedEntry } from './route-table.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A route that takes the requests of RPC: routes are looked at first. */
export const hiddenRpc: RuleImplementation = {
  code: 790032,
  name: 'hidden-rpc',
  severity: 'error',
  title: 'A route takes the requests by which RPC methods are called',
  messages: {
    hidden: "'{route}' also matches '{request}', {use}, which would never get there.",
    same: "'{route}' is the request {use}, which would never get there.",
    all: 'by which RPC methods are called',
    one: "by which the RPC method '{name}' is called",
    description: 'from which clients learn of RPC methods',
    rpc: "The RPC method '{name}' is wired here.",
  },
  mend: "Give the route another path: an app with RPC methods needs 'GET /rpc', 'POST /rpc' and 'POST /rpc/:name' for them.",
  docs: 'docs/diagnostics/hidden-rpc.md',
  about: 'http',
  *find({ project, file }) {
    for (const { assembly, entry } of indexOf(project).written(file)) {
      const routed = entry.transport === 'http' && assembly.rpc.size > 0 ? assembly.routes.routed(entry) : undefined
      const taken = routed && requestTaken(routed, assembly)
      if (routed && taken) yield problemOf(routed, taken)
    }
  },
}

interface Taken {
  request: string
  use: string
  /** An RPC method that is called so. */
  method: EntryModel
}

function requestTaken({ route: { method, segments } }: RoutedEntry, { rpc }: Assembly): Taken | undefined {
  const [first, second] = segments
  const [any] = rpc
  if (!first || !any || segments.length > 2 || (method !== 'POST' && method !== 'GET')) return undefined
  if (first.parameter === undefined && first.fixed !== 'rpc') return undefined
  if (!second) {
    const use = say(hiddenRpc, method === 'GET' ? 'description' : 'all')
    return { request: `${method} /rpc`, use, method: any }
  }
  if (method === 'GET') return undefined
  if (second.parameter !== undefined) return { request: 'POST /rpc/:name', use: say(hiddenRpc, 'all'), method: any }
  const named = [...rpc].find(({ address }) => address === second.fixed)
  const use = say(hiddenRpc, 'one', { name: second.fixed })
  return named && { request: `POST /rpc/${second.text}`, use, method: named }
}

function problemOf({ entry }: RoutedEntry, { request, use, method }: Taken): Problem {
  const message = say(hiddenRpc, request === entry.address ? 'same' : 'hidden', { route: entry.address, request, use })
  const related = [{ span: method.span, message: say(hiddenRpc, 'rpc', { name: method.address }) }]
  return problem(hiddenRpc, message, entry.span, { related })
}
