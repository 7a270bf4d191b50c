import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { sessionGap, type Gap } from './session-gap.js'
import { shownAt } from './shown-at.js'

/** A function that requires a session which the app, by its types, never gives. */
export const impossibleSession: RuleImplementation = {
  code: 790043,
  name: 'impossible-session',
  severity: 'warning',
  title: "A function requires a session that its app's 'session' function never gives",
  messages: {
    missing:
      "'{function}' requires a session with '{property}', which the app's 'session' function never gives: every call is refused.",
    other:
      "'{function}' requires a session whose '{property}' is {needed}, and the app's 'session' function only gives {given}: every call is refused.",
    whole:
      "'{function}' requires the session {needed}, and the app's 'session' function only gives {given}: every call is refused.",
    contradiction:
      "'{function}' requires a session that contradicts itself, which nobody can have: every call is refused.",
    app: 'The app is defined here.',
    context: 'The session is required here.',
  },
  mend: "Let the app's 'session' function give such sessions, and its type say so, or let the function require less.",
  docs: 'docs/diagnostics/impossible-session.md',
  about: ['http', 'rpc', 'channel'],
  *find({ project, file }) {
    for (const { assembly, entry } of indexOf(project).written(file)) {
      const { app } = assembly
      const { transport, slot, target } = entry
      // On an open channel a session can be set, and a job brings one along.
      const asksApp = transport === 'http' || transport === 'rpc' || slot === 'open'
      const types = app && target && asksApp ? project.sessionTypes(app, target) : undefined
      const gap = types && sessionGap(types)
      const context = gap && target && project.contextOf(target)
      if (!app || !gap || !target || !context?.hasSession) continue
      yield problem(impossibleSession, textOf(context.function, gap), shownAt(entry, target.span), {
        related: [
          { span: app.span, message: say(impossibleSession, 'app') },
          { span: context.span, message: say(impossibleSession, 'context') },
        ],
      })
    }
  },
}

function textOf(name: string, { path, values, isContradiction }: Gap): string {
  if (isContradiction) return say(impossibleSession, 'contradiction', { function: name })
  const key = values === undefined ? 'missing' : path.length === 0 ? 'whole' : 'other'
  return say(impossibleSession, key, { function: name, property: path.join('.'), ...values })
}
