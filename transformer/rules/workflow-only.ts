import { entryKind, type EntryKind } from '../model/entry-kind.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

const things: Record<Exclude<EntryKind, 'workflow'>, string> = {
  http: 'an HTTP route',
  channel: 'a channel',
  rpc: 'an RPC method',
  queue: 'a queue',
  cron: 'a cron entry',
  tool: 'a tool of MCP',
  resource: 'a resource of MCP',
  prompt: 'a prompt of MCP',
  cli: 'a command',
}

/** A workflow that something would call which keeps no record of what it does. */
export const workflowOnly: RuleImplementation = {
  code: 790079,
  name: 'workflow-only',
  severity: 'error',
  title: 'A function with a WorkflowContext is called by something that records no runs',
  messages: {
    wired:
      "'{function}' takes a WorkflowContext, but {thing} records no steps: wire it under 'workflows' and start it.",
    called: "'{function}' takes a WorkflowContext, which only a run of its own has: start it with 'start'.",
    context: 'The context of a workflow is asked for here.',
  },
  mend: "Wire the function under 'workflows' and start it with 'ctx.start', or give it a 'Context'.",
  docs: 'docs/diagnostics/workflow-only.md',
  about: ['entries', 'uses'],
  *find({ project, file }) {
    const index = indexOf(project)
    for (const entry of index.entries(file)) {
      const { target } = entry
      const kind = entryKind(entry)
      if (kind === 'workflow' || !target) continue
      const context = project.contextOf(target)
      if (context?.kind !== 'workflow') continue
      const message = say(workflowOnly, 'wired', { function: context.function, thing: things[kind] })
      const related = [{ span: context.span, message: say(workflowOnly, 'context') }]
      yield problem(workflowOnly, message, shownAt(entry, target.span), { related })
    }
    for (const { verb, target } of index.uses(file)) {
      const context = verb === 'step' || verb === 'call' ? project.contextOf(target) : undefined
      if (context?.kind !== 'workflow') continue
      const related = [{ span: context.span, message: say(workflowOnly, 'context') }]
      yield problem(workflowOnly, say(workflowOnly, 'called', { function: context.function }), target.span, { related })
    }
  },
}
