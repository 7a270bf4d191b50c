import type ts from 'typescript'
import type { Fix } from '../transformer/model/problem.js'
import { automaticEdits } from '../transformer/rules/automatic-edits.js'
import type { FileProblems } from './file-problems.js'
import { textChanges } from './text-changes.js'

/** What the editor asks for: fixes of these codes in this stretch of the file. */
export interface Asked {
  file: string
  start: number
  end: number
  codes: readonly number[]
}

const prefix = 'solder-'

/** The fixes of our problems. */
export function codeFixes(files: FileProblems, { file, start, end, codes }: Asked): ts.CodeFixAction[] {
  const { program, problems = [] } = files.of(file) ?? {}
  return problems
    .filter(({ code, span }) => codes.includes(code) && span.start <= end && span.start + span.length >= start)
    .flatMap(({ rule, fixes }) => fixes.map((fix, at) => action(program, rule, fix, at === 0)))
}

/** What TypeScript calls the fixes of a rule. */
export function fixNameOf(rule: string): string {
  return prefix + rule
}

/** All automatic fixes of one rule in a file; undefined when the fix is not ours. */
export function allFixes(files: FileProblems, file: string, fixId: unknown): ts.CombinedCodeActions | undefined {
  if (typeof fixId !== 'string' || !fixId.startsWith(prefix)) return undefined
  const rule = fixId.slice(prefix.length)
  const { program, problems = [] } = files.of(file) ?? {}
  const edits = automaticEdits(problems.filter((each) => each.rule === rule))
  return { changes: textChanges(program, [...edits.values()].flat()) }
}

function action(
  program: ts.Program | undefined,
  rule: string,
  { title, edits, automatic }: Fix,
  isFirst: boolean,
): ts.CodeFixAction {
  const fixName = fixNameOf(rule)
  const all =
    automatic && isFirst ? { fixId: fixName, fixAllDescription: `Fix all '${rule}' problems in the file` } : {}
  return { fixName, description: title, changes: textChanges(program, edits), ...all }
}
