import type ts from 'typescript'
import type { Fix } from '../transformer/model/problem.js'
import { sourceOf } from '../transformer/program/problem-diagnostic.js'
import { grouped } from '../transformer/rules/grouped.js'
import { withLineEndsOf } from '../transformer/rules/with-line-ends-of.js'

/** Edits as the editor carries them out: with the ends of lines that each file has. */
export function textChanges(program: ts.Program | undefined, edits: Fix['edits']): ts.FileTextChanges[] {
  return [...grouped(edits, ({ span }) => span.file)].map(([fileName, inFile]) => {
    const written = (program && sourceOf(program, fileName)?.text) ?? ''
    return {
      fileName,
      textChanges: inFile.map(({ span: { start, length }, text }) => ({
        span: { start, length },
        newText: withLineEndsOf(written, text),
      })),
    }
  })
}
