import type { Fix, Problem } from '../model/problem.js'
import { withLineEndsOf } from './with-line-ends-of.js'

type Edit = Fix['edits'][number]

/**
 * The edits of all fixes that need nobody to choose, by file and in order. Of fixes that touch each other, the first is taken: the
 * others may be right when they are asked for again.
 */
export function automaticEdits(problems: readonly Problem[]): Map<string, Edit[]> {
  const byFile = new Map<string, Edit[]>()
  for (const { fixes } of problems) {
    const [fix] = fixes
    if (!fix?.automatic || fix.edits.some((edit) => touches(edit, byFile.get(edit.span.file) ?? []))) continue
    for (const edit of fix.edits) {
      const edits = byFile.get(edit.span.file)
      if (edits) edits.push(edit)
      else byFile.set(edit.span.file, [edit])
    }
  }
  for (const edits of byFile.values()) edits.sort((a, b) => a.span.start - b.span.start)
  return byFile
}

function touches({ span }: Edit, edits: readonly Edit[]): boolean {
  return edits.some(
    ({ span: other }) => span.start <= other.start + other.length && other.start <= span.start + span.length,
  )
}

/** The text of a file with edits made, which do not overlap, and which take over its ends of lines. */
export function editedText(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce(
      (edited, { span: { start, length }, text: inserted }) =>
        edited.slice(0, start) + withLineEndsOf(text, inserted) + edited.slice(start + length),
      text,
    )
}
