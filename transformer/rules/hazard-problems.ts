import type { Fix, Problem } from '../model/problem.js'
import type { HazardKind, HazardModel } from '../model/workflow.js'
import { problem, say, type Rule } from './rule.js'
import type { Scope } from './scope.js'

/**
 * The problems of a rule about what workflows do. Its texts are `here`, for what a workflow does itself; `called`, for what a
 * function does that it calls; `place`, for the place in that function; and `replace`, `step` and `await`, the titles of fixes.
 */
export function* hazardProblems(rule: Rule, kind: HazardKind, { project, file }: Scope): Iterable<Problem> {
  for (const hazard of project.hazards(file)) {
    if (hazard.kind !== kind) continue
    const { span, through } = hazard
    const values = valuesOf(hazard)
    yield problem(rule, say(rule, through ? 'called' : 'here', values), span, {
      related: through ? [{ span: through.place, message: say(rule, 'place', values) }] : [],
      fixes: fixesOf(rule, hazard),
    })
  }
}

function valuesOf({ what, function: name, through }: HazardModel): Record<string, string> {
  const { called = '', function: inner = '' } = through ?? {}
  return { what, function: name, called, by: inner === called ? '' : ` by way of '${inner}'` }
}

function fixesOf(rule: Rule, { what, mend }: HazardModel): Fix[] {
  return mend ? [{ title: say(rule, mend.how, { what, text: mend.text }), edits: mend.edits }] : []
}
