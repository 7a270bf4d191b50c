import { hazardProblems } from './hazard-problems.js'
import type { RuleImplementation } from './rule.js'

/** A workflow that reaches out of its code: each replay would do it again, and may get another answer. */
export const workflowIo: RuleImplementation = {
  code: 790073,
  name: 'workflow-io',
  severity: 'error',
  title: 'A workflow reaches the network, files, timers or its process outside of a step',
  messages: {
    here: "'{what}' happens again each time '{function}' is replayed: do it in a step, or use 'sleep' for a timer.",
    called:
      "'{called}' reaches out of the code ('{what}'{by}), again each time '{function}' is replayed: call it as a step.",
    place: "This reaches out of the code: '{what}'.",
    replace: "Replace '{what}' with '{text}'",
    step: "Move '{what}' to the step '{text}'",
  },
  mend: "Do it in a function that is called with 'step'; wait with 'sleep' of the workflow's context.",
  docs: 'docs/diagnostics/workflow-io.md',
  about: 'hazards',
  find: (scope) => hazardProblems(workflowIo, 'io', scope),
}
