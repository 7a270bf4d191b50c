import { hazardProblems } from './hazard-problems.js'
import type { RuleImplementation } from './rule.js'

/** A workflow that looks at the clock: when it is replayed, it is another time. */
export const workflowClock: RuleImplementation = {
  code: 790071,
  name: 'workflow-clock',
  severity: 'error',
  title: 'A workflow reads the clock, which tells another time when it is replayed',
  messages: {
    here: "'{what}' tells another time each time '{function}' is replayed: use 'now()' of its context.",
    called: "'{called}' reads the clock ('{what}'{by}), which tells another time each time '{function}' is replayed.",
    place: "The clock is read here: '{what}'.",
    replace: "Replace '{what}' with '{text}'",
  },
  mend: "Use 'now()' of the workflow's context, hand the time to the function, or call the function as a step.",
  docs: 'docs/diagnostics/workflow-clock.md',
  about: 'hazards',
  find: (scope) => hazardProblems(workflowClock, 'clock', scope),
}
