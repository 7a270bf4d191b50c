import { hazardProblems } from './hazard-problems.js'
import type { RuleImplementation } from './rule.js'

/** A use of a workflow's context that hides from the compiler which step is meant. */
export const untraceableSite: RuleImplementation = {
  code: 790078,
  name: 'untraceable-site',
  severity: 'warning',
  title: "A workflow's context is used in a way that the compiler cannot follow",
  messages: {
    here: "What '{function}' does with '{what}' cannot be followed, so that its steps are missing in what is recorded of the workflow's versions.",
    called:
      "What '{called}' does with '{what}'{by} cannot be followed, so that steps are missing in what is recorded of the versions of '{function}'.",
    place: "This cannot be followed: '{what}'.",
  },
  mend: 'Call the members of the context by their names, and hand it only to functions of the project.',
  docs: 'docs/diagnostics/untraceable-site.md',
  about: 'hazards',
  find: (scope) => hazardProblems(untraceableSite, 'untraceable', scope),
}
