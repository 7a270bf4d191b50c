import { hazardProblems } from './hazard-problems.js'
import type { RuleImplementation } from './rule.js'

/** A workflow that leaves something to chance: when it is replayed, chance decides otherwise. */
export const workflowRandomness: RuleImplementation = {
  code: 790072,
  name: 'workflow-randomness',
  severity: 'error',
  title: 'A workflow uses random values, which are others when it is replayed',
  messages: {
    here: "'{what}' gives something else each time '{function}' is replayed: use 'random()' or 'uuid()' of its context.",
    called:
      "'{called}' leaves something to chance ('{what}'{by}), which is another each time '{function}' is replayed.",
    place: "This is left to chance: '{what}'.",
    replace: "Replace '{what}' with '{text}'",
  },
  mend: "Use 'random()' or 'uuid()' of the workflow's context, hand the value to the function, or call the function as a step.",
  docs: 'docs/diagnostics/workflow-randomness.md',
  about: 'hazards',
  find: (scope) => hazardProblems(workflowRandomness, 'randomness', scope),
}
