import type ts from 'typescript'
import type { Fix } from '../transformer/model/problem.js'
import { grouped } from '../transformer/rules/grouped.js'

/** Edits as the editor carries them out. */
export function textChanges(edits: Fix['edits']): ts.FileTextChanges[] {
  return [...grouped(edits, ({ span }) => span.file)].map(([fileName, inFile]) => ({
    fileName,
    textChanges: inFile.map(({ span: { start, length }, text }) => ({ span: { start, length }, newText: text })),
  }))
}
