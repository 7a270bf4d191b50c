import { resolve } from 'node:path'
import type ts from 'typescript'
import type { Problem } from '../model/problem.js'
import { programProblems } from '../program/program-problems.js'
import type { Project } from './load-projects.js'
import { pluginEntryFlaw, type EntryFlaw } from './plugin-entry.js'

/** A project that was read. */
export interface LoadedProgram {
  program: ts.Program
  /** Of TypeScript itself, as far as they keep us from reading the project: about options, and syntax. */
  diagnostics: ts.Diagnostic[]
}

/** What one project has to report. */
export interface Findings extends LoadedProgram {
  problems: Problem[]
  /** What is wrong with its entry under `plugins`. */
  flaw: EntryFlaw | undefined
}

/** Looks at one project as the build would. */
export function checkProject(typescript: typeof ts, project: Project): Findings {
  const { program, diagnostics } = loadProgram(typescript, project)
  return {
    program,
    diagnostics,
    problems: programProblems(typescript, program),
    flaw: usesSolder(typescript, program) ? pluginEntryFlaw(project.config, project.parsed.options) : undefined,
  }
}

/** Reads one project. */
export function loadProgram(typescript: typeof ts, { parsed }: Project): LoadedProgram {
  const host = typescript.createCompilerHost(parsed.options)
  // As in the editor: the sources of referenced projects count, built or not.
  Object.assign(host, { useSourceOfProjectReferenceRedirect: () => true })
  const program = typescript.createProgram({
    rootNames: parsed.fileNames,
    options: parsed.options,
    host,
    ...(parsed.projectReferences ? { projectReferences: parsed.projectReferences } : {}),
  })
  const diagnostics = [
    ...typescript.getConfigFileParsingDiagnostics(parsed).filter((diagnostic) => !isEmptySolution(diagnostic, parsed)),
    ...program.getOptionsDiagnostics(),
    ...program.getSyntacticDiagnostics(),
  ]
  return { program, diagnostics }
}

/** A tsconfig.json that only references others has no files of its own, and TypeScript says so. */
function isEmptySolution({ code }: ts.Diagnostic, { projectReferences }: ts.ParsedCommandLine): boolean {
  return (code === 18002 || code === 18003) && projectReferences !== undefined && projectReferences.length > 0
}

/** Whether a file of the project imports what needs contracts. A client that only imports 'solder/client' needs none. */
export function usesSolder(typescript: typeof ts, program: ts.Program): boolean {
  const own = new Set(program.getRootFileNames().map((file) => resolve(file)))
  return program
    .getSourceFiles()
    .some(
      (file) =>
        !file.isDeclarationFile &&
        own.has(resolve(file.fileName)) &&
        file.statements.some(
          (statement) =>
            typescript.isImportDeclaration(statement) &&
            typescript.isStringLiteral(statement.moduleSpecifier) &&
            statement.moduleSpecifier.text === 'solder',
        ),
    )
}
