import type { IgnoreModel } from '../model/ignore.js'
import type { Problem } from '../model/problem.js'

/** Whether a comment on a line before says to ignore the problem. */
export function isIgnoredBy({ rule, span }: Problem, ignore: IgnoreModel): boolean {
  const { start, end } = ignore.covers
  return (
    ignore.misspelt === undefined &&
    rule === ignore.rule &&
    span.file === ignore.span.file &&
    span.start >= start &&
    span.start <= end
  )
}

/** The problems that are left when those are taken out which a comment says to ignore. */
export function withoutIgnored(problems: readonly Problem[], ignores: readonly IgnoreModel[]): Problem[] {
  return problems.filter((problem) => !ignores.some((ignore) => isIgnoredBy(problem, ignore)))
}
