import { wireFunction } from './add-entry.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { mayBeWiredElsewhere } from './wired-elsewhere.js'

/** A run of a function that is wired as no workflow. */
export const notAWorkflow: RuleImplementation = {
  code: 790070,
  name: 'not-a-workflow',
  severity: 'error',
  title: 'A function is started that is not wired as a workflow',
  messages: {
    notAWorkflow:
      "'{function}' is started here, but it is not wired as a workflow: add it under 'workflows' of a 'defineWiring'.",
    fix: "Wire '{function}' as a workflow",
  },
  mend: "Wire the function as a workflow ('workflows: { name: fn }' in defineWiring), or call it with ctx.call.",
  docs: 'docs/diagnostics/not-a-workflow.md',
  about: 'uses',
  *find({ project, file }) {
    const index = indexOf(project)
    if (index.mayWire('workflow') || mayBeWiredElsewhere(project)) return
    for (const { verb, target } of index.uses(file)) {
      if (verb !== 'start' || index.isWorkflow(target)) continue
      const values = { function: target.name }
      const isOne = project.contextOf(target)?.kind === 'workflow'
      const wire = isOne ? wireFunction(project, target, 'workflow') : undefined
      yield problem(notAWorkflow, say(notAWorkflow, 'notAWorkflow', values), target.span, {
        fixes: wire ? [{ title: say(notAWorkflow, 'fix', values), edits: wire() }] : [],
      })
    }
  },
}
