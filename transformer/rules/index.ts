import type { Problem } from '../model/problem.js'
import type { ProjectModel } from '../model/project.js'
import { rules } from './catalogue.js'
import type { Rule } from './rule.js'

/** Every rule: code, name, severity, texts, how to mend it, page. */
export const catalogue: readonly Rule[] = rules

/**
 * The mistakes in a project, in a stable order: by file, then place, then code. With `file`, those whose place is in that
 * file, and only what concerns it is read.
 */
export function findProblems(project: ProjectModel, file?: string): Problem[] {
  const found = rules.flatMap((rule) => [...rule.find(file === undefined ? { project } : { project, file })])
  const asked = file === undefined ? found : found.filter((problem) => problem.span.file === file)
  return asked.sort(byPlace).filter((problem, at, all) => at === 0 || !isSame(problem, all[at - 1]))
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

export { withoutIgnored } from './ignore-comments.js'
export type { Rule } from './rule.js'
