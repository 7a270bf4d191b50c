import type { Problem } from '../model/problem.js'
import type { ProjectModel } from '../model/project.js'
import { rules } from './catalogue.js'
import { withoutIgnored } from './ignore-comments.js'
import { inOrder, rulesAbout } from './rules-about.js'
import type { Rule, RuleImplementation } from './rule.js'
import type { Scope } from './scope.js'
import { subjectsIn } from './subjects.js'

/** Every rule: code, name, severity, texts, how to mend it, page. */
export const catalogue: readonly Rule[] = rules

/**
 * The mistakes in a project, in a stable order: by file, then place, then code; each as severe as the project's options say,
 * and without those that a comment says to ignore. With `file`, those whose place is in that file, and only what concerns it is
 * read.
 */
export function findProblems(project: ProjectModel, file?: string): Problem[] {
  const scope: Scope = file === undefined ? { project } : { project, file }
  const found: Problem[] = []
  const { severities } = project.setup
  for (const rule of file === undefined ? inOrder : rulesAbout(subjectsIn(scope, file))) {
    const severity = severities.get(rule.name) ?? rule.severity
    if (severity === 'off') continue
    for (const problem of problemsOf(rule, scope, found)) {
      if (file === undefined || problem.span.file === file) found.push({ ...problem, severity })
    }
  }
  if (found.length === 0) return found
  return withoutIgnored(found, project.ignores(file))
    .sort(byPlace)
    .filter((problem, at, all) => at === 0 || !isSame(problem, all[at - 1]))
}

function problemsOf(rule: RuleImplementation, scope: Scope, found: readonly Problem[]): Iterable<Problem> {
  return rule.find(rule.isLast ? { ...scope, found: [...found] } : scope)
}

/** A wiring that is in two apps has its problems twice. */
function isSame(a: Problem, b: Problem | undefined): boolean {
  return b !== undefined && byPlace(a, b) === 0 && a.message === b.message
}

function byPlace(a: Problem, b: Problem): number {
  return (
    (a.span.file < b.span.file ? -1 : a.span.file > b.span.file ? 1 : 0) ||
    a.span.start - b.span.start ||
    a.span.length - b.span.length ||
    a.code - b.code ||
    (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)
  )
}

export type { Rule } from './rule.js'
