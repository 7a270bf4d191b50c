import { dirname } from 'node:path'
import { checkProject, type Findings } from './check-project.js'
import { fixProject } from './fix-project.js'
import { findConfig, loadProjects, reloadProject } from './load-projects.js'
import { loadTypeScript } from './load-typescript.js'
import { reportedDiagnostic, reportedProblem, type Format, type Report, type Reported } from './report.js'

/** Where a command writes, and where it runs. */
export interface Terminal {
  folder: string
  out(line: string): void
  error(line: string): void
}

export interface CheckOptions {
  /** A tsconfig.json or its folder. */
  project: string | undefined
  fix: boolean
  format: Format
}

/** `solder check`: reports the problems of a project and those it references. Answers the exit code. */
export function check(terminal: Terminal, { project: named, fix, format }: CheckOptions): number {
  const config = findConfig(terminal.folder, named)
  const typescript = loadTypeScript(dirname(config))
  const files = new Set<string>()
  const fixed = new Set<string>()
  const problems = new Map<string, Reported>()
  for (const project of loadProjects(typescript, config)) {
    const found: Findings & { fixed?: Set<string> } = fix
      ? fixProject(typescript, () => reloadProject(typescript, project))
      : checkProject(typescript, project)
    for (const file of found.fixed ?? []) fixed.add(file)
    for (const file of found.program.getSourceFiles()) if (!file.isDeclarationFile) files.add(file.fileName)
    for (const warning of found.warnings) terminal.error(`warning: ${warning}`)
    const reported = [
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
