import { hazardProblems } from './hazard-problems.js'
import type { RuleImplementation } from './rule.js'

/** A step, or another recorded call, whose end the workflow does not wait for. */
export const unawaitedSite: RuleImplementation = {
  code: 790077,
  name: 'unawaited-site',
  severity: 'error',
  title: 'A workflow does not wait for a step or another recorded call',
  messages: {
    here: "'{function}' does not wait for '{what}': the run may end before it has, and nobody is told when it fails.",
    called: "'{called}' does not wait for '{what}'{by}: the run of '{function}' may end before it has.",
    place: "Nothing waits for this: '{what}'.",
    await: "Add 'await'",
  },
  mend: "Write 'await' before the call, or gather several in 'Promise.all' and wait for that; in place of 'forEach', write a 'for' loop.",
  docs: 'docs/diagnostics/unawaited-site.md',
  about: 'hazards',
  find: (scope) => hazardProblems(unawaitedSite, 'unawaited', scope),
}
