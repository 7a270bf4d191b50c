import type { Problem } from '../model/problem.js'
import type { ProjectModel } from '../model/project.js'
import type { EntryModel, FunctionReference } from '../model/wiring.js'
import { wireFunction } from './add-entry.js'
import { functionKey, indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { mayBeWiredElsewhere } from './wired-elsewhere.js'

/** A job for a function that works off no queue. */
export const notQueued: RuleImplementation = {
  code: 790007,
  name: 'not-queued',
  severity: 'error',
  title: 'A function is enqueued that is wired to no queue',
  messages: {
    notQueued: "'{function}' is enqueued here, but no queue is wired to it: add it under 'queues' of a 'defineWiring'.",
    queue: "The queue '{queue}' is wired here; '{function}' is not among the functions of any queue.",
    fix: "Wire '{function}' to a queue",
    wiring: "A queue for '{function}' can be added to this wiring.",
  },
  mend: "Wire the function to a queue ('queues: { name: fn }' in defineWiring), or call it with ctx.call.",
  docs: 'docs/diagnostics/not-queued.md',
  about: 'uses',
  *find({ project, file }) {
    const index = indexOf(project)
    if (index.mayWire('queue') || mayBeWiredElsewhere(project)) return
    for (const { verb, target } of index.uses(file)) {
      if (verb !== 'enqueue' || index.isQueued(target)) continue
      const related = relatedTo(project, target)
      const wire = wireFunction(project, target, 'queue')
      yield problem(notQueued, say(notQueued, 'notQueued', { function: target.name }), target.span, {
        related,
        fixes: wire ? [{ title: say(notQueued, 'fix', { function: target.name }), edits: wire() }] : [],
      })
    }
  },
}

/** A queue of the wiring that has the function, or of any; else that wiring itself. */
function relatedTo(project: ProjectModel, target: FunctionReference): Problem['related'] {
  const wanted = functionKey(target)
  const isWanted = (entry: EntryModel) => entry.target !== undefined && functionKey(entry.target) === wanted
  const nearest = [...project.wirings].sort(
    (a, b) => Number(b.entries.some(isWanted)) - Number(a.entries.some(isWanted)),
  )
  for (const { entries } of nearest) {
    const queue = entries.find(({ transport }) => transport === 'queue')
    if (queue) {
      return [{ span: queue.span, message: say(notQueued, 'queue', { queue: queue.address, function: target.name }) }]
    }
  }
  return nearest.slice(0, 1).map(({ span }) => ({ span, message: say(notQueued, 'wiring', { function: target.name }) }))
}
