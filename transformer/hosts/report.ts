import type ts from 'typescript'
import type { Span } from '../model/place.js'
import type { Problem, Severity } from '../model/problem.js'
import { sourceOf } from '../program/problem-diagnostic.js'
import { setupCode } from '../program/setup-mistake.js'
import { pluginsPlace } from '../read/read-setup.js'
import { catalogue } from '../rules/index.js'
import type { EntryFlaw } from './plugin-entry.js'

/** A place as people count: lines and columns from 1. */
export interface Place {
  /** Absolute path; absent for what is wrong with options given elsewhere. */
  file?: string
  line: number
  column: number
  endLine: number
  endColumn: number
}

/** One thing to report, of Solder or of TypeScript. */
export interface Reported {
  place: Place
  severity: Severity
  /** `790001`, or `TS1134`. */
  code: string
  /** The name of our rule. */
  rule?: string
  message: string
  related: { place: Place; message: string }[]
}

/** What a check has found. */
export interface Report {
  problems: Reported[]
  /** How many source files were looked at. */
  files: number
  /** How many files `--fix` has changed. */
  fixed: number
}

/** Writes a report; `folder` is where the command runs. */
export type Format = (report: Report, folder: string) => string

/** A problem as it is reported. */
export function reportedProblem(typescript: typeof ts, program: ts.Program, problem: Problem): Reported {
  const place = (span: Span) => placeOf(typescript, sourceOf(program, span.file), span.start, span.length)
  return {
    place: place(problem.span),
    severity: problem.severity,
    code: String(problem.code),
    rule: problem.rule,
    message: problem.message,
    related: problem.related.map(({ span, message }) => ({ place: place(span), message })),
  }
}

/** A flaw of the entry under `plugins`, in the tsconfig.json where it is or should be. */
export function reportedFlaw(
  typescript: typeof ts,
  program: ts.Program,
  config: string,
  { severity, message }: EntryFlaw,
): Reported {
  const span = pluginsPlace(typescript, program.getCompilerOptions())
  const place = span
    ? placeOf(typescript, sourceOf(program, span.file), span.start, span.length)
    : { file: config, line: 1, column: 1, endLine: 1, endColumn: 1 }
  return { place, severity, code: String(setupCode), message, related: [] }
}

/** A diagnostic of TypeScript as it is reported. */
export function reportedDiagnostic(typescript: typeof ts, diagnostic: ts.Diagnostic): Reported {
  const { file, start = 0, length = 0, code, category, messageText } = diagnostic
  return {
    place: placeOf(typescript, file, start, length),
    severity: category === typescript.DiagnosticCategory.Error ? 'error' : 'warning',
    code: `TS${code}`,
    message: typescript.flattenDiagnosticMessageText(messageText, '\n    '),
    related: [],
  }
}

/** The page of a rule, relative to the package; undefined for what is not ours. */
export function pageOf({ rule }: Reported): string | undefined {
  return catalogue.find(({ name }) => name === rule)?.docs
}

function placeOf(typescript: typeof ts, file: ts.SourceFile | undefined, start: number, length: number): Place {
  if (!file) return { line: 1, column: 1, endLine: 1, endColumn: 1 }
  const from = typescript.getLineAndCharacterOfPosition(file, start)
  const to = typescript.getLineAndCharacterOfPosition(file, start + length)
  return {
    file: file.fileName,
    line: from.line + 1,
    column: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  }
}
