import { readFileSync, writeFileSync } from 'node:fs'
import type ts from 'typescript'
import { sourceOf } from '../program/problem-diagnostic.js'
import { automaticEdits, editedText } from '../rules/automatic-edits.js'
import { checkProject, type Findings } from './check-project.js'
import type { Project } from './load-projects.js'

/** A fix may bring out the next problem, but not for ever. */
const mostRounds = 10

/** Carries out the fixes that need nobody to choose, until there are none. Answers what is left, and which files it changed. */
export function fixProject(typescript: typeof ts, load: () => Project): Findings & { fixed: Set<string> } {
  const fixed = new Set<string>()
  for (let round = 0; ; round++) {
    const findings = checkProject(typescript, load())
    const edits = automaticEdits(findings.problems)
    if (edits.size === 0 || findings.diagnostics.length > 0 || round === mostRounds) return { ...findings, fixed }
    for (const [file, inFile] of edits) {
      const source = sourceOf(findings.program, file)
      if (!source) continue
      write(file, source.text, inFile)
      fixed.add(file)
    }
  }
}

/** As the file is written otherwise: with its byte order mark, and by `editedText` with its ends of lines. */
function write(file: string, text: string, edits: Parameters<typeof editedText>[1]): void {
  const hasMark = readFileSync(file, 'utf8').startsWith('\uFEFF')
  writeFileSync(file, (hasMark ? '\uFEFF' : '') + editedText(text, edits))
}
