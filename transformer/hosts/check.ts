import { dirname, relative } from 'node:path'
import type ts from 'typescript'
import type { Span } from '../model/place.js'
import type { Problem, Severity } from '../model/problem.js'
import { sourceOf } from '../program/problem-diagnostic.js'
import { checkProject } from './check-project.js'
import { findConfig, loadProjects } from './load-projects.js'
import { loadTypeScript } from './load-typescript.js'

/** Where a command writes, and where it runs. */
export interface Terminal {
  folder: string
  out(line: string): void
  error(line: string): void
}

/** `solder check`: prints the problems of a project and those it references. Answers the exit code. */
export function check(terminal: Terminal, named: string | undefined): number {
  const config = findConfig(terminal.folder, named)
  const typescript = loadTypeScript(dirname(config))
  const printed = new Set<string>()
  const totals = { error: 0, warning: 0, suggestion: 0 }
  const files = new Set<string>()
  const print = (text: string, severity: Severity) => {
    // The sources of a referenced project are part of those that reference it, too.
    if (printed.has(text)) return
    printed.add(text)
    terminal.out(text)
    totals[severity] += 1
  }
  for (const project of loadProjects(typescript, config)) {
    const { program, problems, diagnostics, warnings } = checkProject(typescript, project)
    for (const file of program.getSourceFiles()) if (!file.isDeclarationFile) files.add(file.fileName)
    for (const warning of warnings) terminal.error(`warning: ${warning}`)
    for (const diagnostic of diagnostics) {
      const isError = diagnostic.category === typescript.DiagnosticCategory.Error
      print(diagnosticText(typescript, diagnostic, terminal.folder), isError ? 'error' : 'warning')
    }
    for (const problem of problems) {
      print(problemText(typescript, program, problem, terminal.folder), problem.severity)
    }
  }
  terminal.out(summary(totals, files.size))
  return totals.error > 0 ? 1 : 0
}

function problemText(typescript: typeof ts, program: ts.Program, problem: Problem, folder: string): string {
  const place = (span: Span) => placeText(typescript, sourceOf(program, span.file), span.start, folder)
  const lines = problem.related.map(({ span, message }) => `    ${place(span)} ${message}`)
  const head = `${place(problem.span)} ${problem.severity} ${problem.code} ${problem.rule}: ${problem.message}`
  return [head, ...lines].join('\n')
}

function diagnosticText(typescript: typeof ts, diagnostic: ts.Diagnostic, folder: string): string {
  const message = typescript.flattenDiagnosticMessageText(diagnostic.messageText, '\n    ')
  const severity = typescript.DiagnosticCategory[diagnostic.category].toLowerCase()
  const place = diagnostic.file ? `${placeText(typescript, diagnostic.file, diagnostic.start ?? 0, folder)} ` : ''
  return `${place}${severity} TS${diagnostic.code}: ${message}`
}

function placeText(typescript: typeof ts, file: ts.SourceFile | undefined, start: number, folder: string): string {
  if (!file) return '(unknown)'
  const { line, character } = typescript.getLineAndCharacterOfPosition(file, start)
  return `${relative(folder, file.fileName)}:${line + 1}:${character + 1}`
}

function summary(totals: Record<Severity, number>, files: number): string {
  const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
  const found = Object.entries(totals).flatMap(([severity, count]) => (count > 0 ? [counted(count, severity)] : []))
  if (found.length === 0) return `No problems in ${counted(files, 'file')}.`
  const last = found.pop() ?? ''
  return `${found.length > 0 ? `${found.join(', ')} and ` : ''}${last} in ${counted(files, 'file')}.`
}
