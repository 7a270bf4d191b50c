import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A job that nobody waits for until it is safe. */
export const unawaitedEnqueue: RuleImplementation = {
  code: 790030,
  name: 'unawaited-enqueue',
  severity: 'warning',
  title: 'Nothing waits until a job is safely enqueued',
  messages: {
    unawaited:
      "Nothing waits for 'enqueue': when it fails, or the process ends first, '{function}' never runs and nobody is told.",
    fix: "Add 'await'",
  },
  mend: "Write 'await' before the call; where it really does not matter, write 'void'.",
  docs: 'docs/diagnostics/unawaited-enqueue.md',
  *find({ project, file }) {
    for (const { verb, target, unawaited, isInAsync } of indexOf(project).uses(file)) {
      if (verb !== 'enqueue' || !unawaited) continue
      const edits = [{ span: { ...unawaited, length: 0 }, text: 'await ' }]
      const fixes = isInAsync ? [{ title: say(unawaitedEnqueue, 'fix'), edits }] : []
      yield problem(unawaitedEnqueue, say(unawaitedEnqueue, 'unawaited', { function: target.name }), unawaited, {
        fixes,
      })
    }
  },
}
