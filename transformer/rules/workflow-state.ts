import { hazardProblems } from './hazard-problems.js'
import type { RuleImplementation } from './rule.js'

/** A workflow that depends on what other calls in its process have left behind. */
export const workflowState: RuleImplementation = {
  code: 790076,
  name: 'workflow-state',
  severity: 'warning',
  title: 'A workflow uses a variable of its module that changes',
  messages: {
    here: "'{what}' is shared by all runs in a process and changes: when '{function}' is replayed, it may hold something else.",
    called:
      "'{called}' uses '{what}'{by}, which all runs share and which changes: when '{function}' is replayed, it may hold something else.",
    place: "What changes is used here: '{what}'.",
  },
  mend: 'Keep it in a variable of the workflow, hand it in, or read and write it in a step.',
  docs: 'docs/diagnostics/workflow-state.md',
  about: 'hazards',
  find: (scope) => hazardProblems(workflowState, 'state', scope),
}
