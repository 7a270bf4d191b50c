import { hazardProblems } from './hazard-problems.js'
import type { RuleImplementation } from './rule.js'

/** A workflow that waits for something that its run does not record. */
export const unsteppedAwait: RuleImplementation = {
  code: 790075,
  name: 'unstepped-await',
  severity: 'error',
  title: 'A workflow waits for something that is neither a step nor made of steps',
  messages: {
    here: "'{what}' is a promise that the run of '{function}' does not record, so that it is made again at each replay: call it as a step.",
    called:
      "'{called}' waits for '{what}'{by}, which the run of '{function}' does not record: call '{called}' as a step.",
    place: "This is what is waited for: '{what}'.",
    step: "Move '{what}' to the step '{text}'",
  },
  mend: "Call it in a function that is called with 'step', and wait for that.",
  docs: 'docs/diagnostics/unstepped-await.md',
  about: 'hazards',
  find: (scope) => hazardProblems(unsteppedAwait, 'await', scope),
}
