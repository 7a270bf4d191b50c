import { indexOf } from './project-index.js'
import type { Route } from './route-key.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A route that takes the requests of MCP: routes are looked at first. */
export const hiddenMcp: RuleImplementation = {
  code: 790064,
  name: 'hidden-mcp',
  severity: 'error',
  title: 'A route takes the requests of clients of MCP',
  messages: {
    hidden: "'{route}' also matches 'POST /mcp', by which clients of MCP call, which would never get there.",
    same: "'{route}' is the request by which clients of MCP call, which would never get there.",
    mcp: "The {kind} '{name}' is wired here.",
  },
  mend: "Give the route another path: an app with tools, resources or prompts needs 'POST /mcp' for them.",
  docs: 'docs/diagnostics/hidden-mcp.md',
  about: 'http',
  *find({ project, file }) {
    for (const { assembly, entry } of indexOf(project).written(file)) {
      const [any] = assembly.mcp
      const routed = any && entry.transport === 'http' ? assembly.routes.routed(entry) : undefined
      if (!any || !routed || !isMcp(routed.route)) continue
      const key = entry.address === 'POST /mcp' ? 'same' : 'hidden'
      const related = [{ span: any.span, message: say(hiddenMcp, 'mcp', { kind: any.slot ?? '', name: any.address }) }]
      yield problem(hiddenMcp, say(hiddenMcp, key, { route: entry.address }), entry.span, { related })
    }
  },
}

function isMcp({ method, segments: [segment, ...more] }: Route): boolean {
  if (method !== 'POST' || segment === undefined || more.length > 0) return false
  return segment.parameter !== undefined || segment.fixed === 'mcp'
}
