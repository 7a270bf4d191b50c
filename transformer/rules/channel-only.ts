import { entryKind, type EntryKind } from '../model/entry-kind.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

const things: Record<Exclude<EntryKind, 'channel'>, string> = {
  http: 'an HTTP route',
  rpc: 'an RPC method',
  queue: 'a queue',
  cron: 'a cron entry',
  workflow: 'a workflow',
  tool: 'a tool of MCP',
  resource: 'a resource of MCP',
  prompt: 'a prompt of MCP',
  cli: 'a command',
}

/** A function that speaks to its connection, wired where there is none. */
export const channelOnly: RuleImplementation = {
  code: 790029,
  name: 'channel-only',
  severity: 'error',
  title: 'A function with a ChannelContext is called by something that has no channel',
  messages: {
    noChannel: "'{function}' takes a ChannelContext, but {thing} has no connection to speak to.",
    called:
      "'{function}' takes a ChannelContext, and is called here through a {context}, which has no connection to speak to.",
    context: 'The channel is asked for here.',
  },
  mend: "Wire the function under 'channels' and call it with a 'ChannelContext' alone, or give it a 'Context'.",
  docs: 'docs/diagnostics/channel-only.md',
  about: ['entries', 'uses'],
  *find({ project, file }) {
    const index = indexOf(project)
    for (const entry of index.entries(file)) {
      const { target } = entry
      const kind = entryKind(entry)
      if (kind === 'channel' || !target) continue
      const context = project.contextOf(target)
      if (context?.kind !== 'channel') continue
      const message = say(channelOnly, 'noChannel', { function: context.function, thing: things[kind] })
      const related = [{ span: context.span, message: say(channelOnly, 'context') }]
      yield problem(channelOnly, message, shownAt(entry, target.span), { related })
    }
    for (const use of index.uses(file)) {
      const { verb, target } = use
      const context = verb === 'step' || verb === 'call' ? project.contextOf(target) : undefined
      if (context?.kind !== 'channel') continue
      const through = project.contextUsed(use)
      if (through === undefined || through === 'channel') continue
      const values = { function: context.function, context: through === 'workflow' ? 'WorkflowContext' : 'Context' }
      const related = [{ span: context.span, message: say(channelOnly, 'context') }]
      yield problem(channelOnly, say(channelOnly, 'called', values), target.span, { related })
    }
  },
}
