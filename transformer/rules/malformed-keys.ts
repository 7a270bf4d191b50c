import type { Problem } from '../model/problem.js'
import type { EntryModel } from '../model/wiring.js'
import { placeIn, type LiteralText } from './literal-place.js'
import type { Flaw } from './path-segments.js'
import { indexOf } from './project-index.js'
import { problem, say, type Rule } from './rule.js'
import type { Scope } from './scope.js'

type FlawsOf = (entry: EntryModel) => readonly Flaw[]

/** What is wrong with the keys of entries, as a rule says it; its text `fix` is the title of what mends a key. */
export function* malformedKeys(rule: Rule, { project, file }: Scope, flawsOf: FlawsOf): Iterable<Problem> {
  const index = indexOf(project)
  for (const entry of index.entries(file)) {
    const others = () => [...index.entries(entry.span.file)].filter(({ span }) => span.start !== entry.span.start)
    for (const flaw of flawsOf(entry)) yield problemOf(rule, entry, flaw, () => isCertain(flaw, others(), flawsOf))
  }
}

/** Whether the key that a flaw is mended to needs nobody to choose: no other one is it, or would be mended to it. */
function isCertain({ mended, isGuess }: Flaw, others: readonly EntryModel[], flawsOf: FlawsOf): boolean {
  if (isGuess) return false
  return !others.some((other) => other.address === mended || flawsOf(other).some((flaw) => flaw.mended === mended))
}

function problemOf(rule: Rule, entry: EntryModel, flaw: Flaw, isAutomatic: () => boolean): Problem {
  const literal: LiteralText = { ...entry, text: entry.address }
  const { mended } = flaw
  const fixes =
    mended !== undefined && entry.raw === undefined
      ? [
          {
            title: say(rule, 'fix', { mended }),
            edits: [{ span: entry.span, text: mended }],
            ...(isAutomatic() ? { automatic: true as const } : {}),
          },
        ]
      : []
  const span = placeIn(literal, flaw.start, flaw.length)
  return problem(rule, say(rule, flaw.message, flaw.values), span, { fixes })
}
