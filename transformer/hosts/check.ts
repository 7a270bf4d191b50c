import { checkProject, type Findings } from './check-project.js'
import { fixProject } from './fix-project.js'
import { projectsNamed, reloadProject } from './load-projects.js'
import { reportedDiagnostic, reportedFlaw, reportedProblem, type Format, type Report, type Reported } from './report.js'
import type { Terminal } from './terminal.js'

export interface CheckOptions {
  /** Each a tsconfig.json or its folder; the nearest one when there are none. */
  projects: readonly string[]
  fix: boolean
  format: Format
}

/** `solder check`: reports the problems of projects and those they reference. Answers the exit code. */
export function check(terminal: Terminal, { projects, fix, format }: CheckOptions): number {
  const files = new Set<string>()
  const fixed = new Set<string>()
  const problems = new Map<string, Reported>()
  for (const { typescript, project } of projectsNamed(terminal.folder, projects)) {
    const found: Findings & { fixed?: Set<string> } = fix
      ? fixProject(typescript, () => reloadProject(typescript, project))
      : checkProject(typescript, project)
    for (const file of found.fixed ?? []) fixed.add(file)
    for (const file of found.program.getSourceFiles()) if (!file.isDeclarationFile) files.add(file.fileName)
    const reported = [
      ...(found.flaw ? [reportedFlaw(typescript, found.program, project.config, found.flaw)] : []),
      ...found.diagnostics.map((diagnostic) => reportedDiagnostic(typescript, diagnostic)),
      ...found.problems.map((problem) => reportedProblem(typescript, found.program, problem)),
    ]
    // The sources of a referenced project are part of those that reference it, too.
    for (const each of reported) problems.set(JSON.stringify(each), each)
  }
  const report: Report = { problems: [...problems.values()], files: files.size, fixed: fixed.size }
  const text = format(report, terminal.folder)
  if (text !== '') terminal.out(text)
  return report.problems.some(({ severity }) => severity === 'error') ? 1 : 0
}
