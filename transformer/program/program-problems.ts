import type ts from 'typescript'
import type { Problem } from '../model/problem.js'
import type { ProjectModel } from '../model/project.js'
import { readProject } from '../read/project.js'
import { findProblems } from '../rules/index.js'

const everywhere = Symbol('all files')

const found = new WeakMap<ts.Program, Map<string | symbol, Problem[]>>()

/** Has them found again, as something beside the program has changed. */
export function forgetProblems(program: ts.Program): void {
  found.delete(program)
}

/**
 * The mistakes in a program, or in one file of it (its tsconfig.json is one). Found once. A caller may read
 * the project in its own way.
 */
export function programProblems(
  typescript: typeof ts,
  program: ts.Program,
  file?: string,
  read: () => ProjectModel = () => readProject(typescript, program),
): Problem[] {
  let byFile = found.get(program)
  if (!byFile) found.set(program, (byFile = new Map<string | symbol, Problem[]>()))
  let problems = byFile.get(file ?? everywhere)
  if (!problems) {
    problems = findProblems(read(), file)
    byFile.set(file ?? everywhere, problems)
  }
  return problems
}
