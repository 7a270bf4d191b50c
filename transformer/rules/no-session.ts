import type { EntryModel } from '../model/wiring.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

/** A function that requires a session, in an app that gives nobody one. */
export const noSession: RuleImplementation = {
  code: 790037,
  name: 'no-session',
  severity: 'error',
  title: 'A function requires a session, and its app gives nobody one',
  messages: {
    noSession: "'{function}' requires a session, but its app has no 'session' function: every call is refused.",
    app: "The app is defined here, without 'session'.",
    context: 'The session is required here.',
  },
  mend: "Give the app a 'session' function, which finds out who calls, or take the session out of the function's context.",
  docs: 'docs/diagnostics/no-session.md',
  about: ['http', 'rpc', 'channel'],
  *find({ project, file }) {
    for (const { assembly, entry } of indexOf(project).written(file)) {
      const { app } = assembly
      const { target } = entry
      const context = app?.sessionless && target && asksApp(entry) ? project.contextOf(target) : undefined
      if (!app || !target || !context?.hasSession) continue
      const values = { function: context.function }
      yield problem(noSession, say(noSession, 'noSession', values), shownAt(entry, target.span), {
        related: [
          { span: app.span, message: say(noSession, 'app') },
          { span: context.span, message: say(noSession, 'context') },
        ],
      })
    }
  },
}

/** Whether the session can only be what the app says: on an open channel it can be set, and a job brings one along. */
function asksApp({ transport, slot }: EntryModel): boolean {
  return transport === 'http' || transport === 'rpc' || slot === 'open'
}
