import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** What the source of a wiring or an app does not tell. */
export const unreadEntry: RuleImplementation = {
  code: 790050,
  name: 'unread-entry',
  severity: 'warning',
  title: 'What is wired only shows at run time',
  messages: {
    key: 'Which key this is only shows at run time: nothing checks this entry, and its function gets no contract here, unless it takes a context.',
    spread:
      'What is spread here only shows at run time: nothing checks these entries, and those of their functions that take no context get no contracts.',
    object:
      'What this holds only shows at run time: nothing checks it, and those of its functions that take no context get no contracts.',
    plain: "A wiring is made by 'defineWiring': write 'defineWiring({ … })' around the object.",
    wiring: 'Which wirings this app has only shows at run time, so that they are not checked against each other.',
  },
  mend: "Write the keys as texts and the entries in place, or in objects that a 'const' holds.",
  docs: 'docs/diagnostics/unread-entry.md',
  about: 'unread',
  *find({ project, file }) {
    for (const { what, span } of indexOf(project).unread) {
      if (file === undefined || span.file === file) yield problem(unreadEntry, say(unreadEntry, what), span)
    }
  },
}
