import { LOCK_FORMAT } from '../model/lock.js'
import { placeOfGone, workflowEntries } from './changed-workflow.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A lock file of workflows that cannot be read, so that nothing would be compared with it. */
export const invalidLock: RuleImplementation = {
  code: 790081,
  name: 'invalid-lock',
  severity: 'error',
  title: 'The lock file of workflows cannot be read',
  messages: {
    conflict:
      "'solder.workflows.json' is in the middle of a merge: keep the side that was released, and run 'solder workflows lock'.",
    syntax: "'solder.workflows.json' is not JSON: bring back the version that was committed.",
    format: "'solder.workflows.json' was written by another version of Solder; this one reads the format {format}.",
    shape:
      "'solder.workflows.json' is not what 'solder workflows lock' writes: bring back the version that was committed.",
    place: 'It cannot be read here.',
  },
  mend: "Bring the lock file back as it was committed; after a merge, keep the side that was released, and run 'solder workflows lock'.",
  docs: 'docs/diagnostics/invalid-lock.md',
  about: 'lock',
  *find({ project }) {
    const { lock } = project
    if (lock?.flaw === undefined || indexOf(project).isEmpty) return
    const place = placeOfGone(project, workflowEntries(project))
    yield problem(invalidLock, say(invalidLock, lock.flaw.kind, { format: LOCK_FORMAT }), place, {
      related: [{ span: lock.flaw.span, message: say(invalidLock, 'place') }],
    })
  },
}
