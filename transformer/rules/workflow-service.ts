import { hazardProblems } from './hazard-problems.js'
import type { RuleImplementation } from './rule.js'

/** A workflow that uses a service itself: nothing of it is recorded, and each replay does it again. */
export const workflowService: RuleImplementation = {
  code: 790074,
  name: 'workflow-service',
  severity: 'error',
  title: 'A workflow uses a service outside of a step',
  messages: {
    here: "What '{function}' does with the service '{what}' is not recorded and happens again at each replay: do it in a step.",
    called: "'{called}' uses the service '{what}'{by}, again each time '{function}' is replayed: call it as a step.",
    place: "The service is used here: '{what}'.",
    step: "Move the use of '{what}' to the step '{text}'",
  },
  mend: "Use the service in a function with a 'Context', and call that with 'step'.",
  docs: 'docs/diagnostics/workflow-service.md',
  about: 'hazards',
  find: (scope) => hazardProblems(workflowService, 'service', scope),
}
