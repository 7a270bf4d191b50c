import type { Problem } from '../model/problem.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** What the source of a wiring or an app does not tell. */
export const unreadEntry: RuleImplementation = {
  code: 790050,
  name: 'unread-entry',
  severity: 'warning',
  title: 'What is wired only shows at run time',
  messages: {
    key: 'Which key this is only shows at run time: nothing checks this entry, and its function gets no contract here.',
    spread:
      'What is spread here only shows at run time: nothing checks these entries, and their functions get no contracts here.',
    object: 'What this holds only shows at run time: nothing checks it, and its functions get no contracts here.',
    wiring: 'Which wirings this app has only shows at run time, so that they are not checked against each other.',
  },
  mend: "Write the keys as texts and the entries in place, or in objects that a 'const' holds.",
  docs: 'docs/diagnostics/unread-entry.md',
  *find({ project, file }) {
    const isAsked = (problem: Problem) => file === undefined || problem.span.file === file
    const index = indexOf(project)
    for (const { unread = [] } of index.unread) {
      for (const { what, span } of unread) yield* [problem(unreadEntry, say(unreadEntry, what), span)].filter(isAsked)
    }
    for (const { unread } of index.apps)
      if (unread) yield* [problem(unreadEntry, say(unreadEntry, 'wiring'), unread)].filter(isAsked)
  },
}
