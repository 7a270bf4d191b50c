import type ts from 'typescript'
import type { Fix } from '../transformer/model/problem.js'
import { grouped } from '../transformer/rules/grouped.js'
import type { FileProblems } from './file-problems.js'

/** What the editor asks for: fixes of these codes in this stretch of the file. */
export interface Asked {
  file: string
  start: number
  end: number
  codes: readonly number[]
}

/** The fixes of our problems. */
export function codeFixes(files: FileProblems, { file, start, end, codes }: Asked): ts.CodeFixAction[] {
  return (files.of(file)?.problems ?? [])
    .filter(({ code, span }) => codes.includes(code) && span.start <= end && span.start + span.length >= start)
    .flatMap(({ rule, fixes }) => fixes.map((fix) => action(rule, fix)))
}

function action(rule: string, { title, edits }: Fix): ts.CodeFixAction {
  const changes = [...grouped(edits, ({ span }) => span.file)].map(([fileName, inFile]) => ({
    fileName,
    textChanges: inFile.map(({ span: { start, length }, text }) => ({ span: { start, length }, newText: text })),
  }))
  return { fixName: `solder-${rule}`, description: title, changes }
}
