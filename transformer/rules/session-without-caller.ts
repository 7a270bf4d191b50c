import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

/** A function that requires a session where nobody can have one. */
export const sessionWithoutCaller: RuleImplementation = {
  code: 790024,
  name: 'session-without-caller',
  severity: 'error',
  title: 'A function that requires a session is wired where nobody has one',
  messages: {
    cron: "'{function}' requires a session, but the clock, which runs the cron entry '{address}', has none.",
    queue: "'{function}' requires a session, but what hands it the dead jobs of the queue '{address}' has none.",
    context: 'The session is required here.',
  },
  mend: 'Take the session out of the context of the function, or wire a function that calls it with what it needs.',
  docs: 'docs/diagnostics/session-without-caller.md',
  about: ['cron', 'queue'],
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const { transport, slot, address, target } = entry
      const isAlone = transport === 'cron' || (transport === 'queue' && slot === 'deadLetter')
      const context = isAlone && target ? project.contextOf(target) : undefined
      if (!target || !context?.hasSession) continue
      const message = say(sessionWithoutCaller, transport, { function: context.function, address })
      const related = [{ span: context.span, message: say(sessionWithoutCaller, 'context') }]
      yield problem(sessionWithoutCaller, message, shownAt(entry, target.span), { related })
    }
  },
}
