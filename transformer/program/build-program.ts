import type ts from 'typescript'
import type { TypeScript } from '../read/typescript'
import { Build } from './build'
import { emitCompanions } from './emit-companions'
import { markReporting } from './reporting-program'
import { versionByContracts } from './version'

/** What the compiler's program has beyond its public interface. */
interface Internals {
  /** What builders ask for, next to the diagnostics of the type checker that they keep from build to build. */
  getProgramDiagnostics?(file: ts.SourceFile): readonly ts.Diagnostic[]
  /** What writes files where the caller of `emit` does not say. */
  writeFile?: ts.WriteFileCallback
}

/**
 * Makes a program build with contracts: its diagnostics have our problems among them, its emitted files have our
 * additions, and its files count as changed when those change.
 */
export function buildProgram(ts: TypeScript, program: ts.Program & Internals): ts.Program {
  const build = Build.of(ts, program)
  markReporting(program)
  const getSemanticDiagnostics = program.getSemanticDiagnostics.bind(program)
  program.getSemanticDiagnostics = (file, ...rest) => [
    ...getSemanticDiagnostics(file, ...rest),
    ...build.diagnostics(file),
  ]
  const getProgramDiagnostics = program.getProgramDiagnostics?.bind(program)
  if (getProgramDiagnostics !== undefined) {
    program.getProgramDiagnostics = (file) => [...getProgramDiagnostics(file), ...build.diagnostics(file)]
  }
  const getOptionsDiagnostics = program.getOptionsDiagnostics.bind(program)
  program.getOptionsDiagnostics = (...args) => [...getOptionsDiagnostics(...args), ...build.setupDiagnostics()]
  const getGlobalDiagnostics = program.getGlobalDiagnostics.bind(program)
  program.getGlobalDiagnostics = (...args) => {
    // `-b` asks so, without an argument, whether to write down that a project without build information has errors; where they
    // are to be shown, an argument is passed on, and those here would hide TypeScript's own.
    const all = args.length === 0 ? build.diagnostics() : []
    return [...getGlobalDiagnostics(...args), ...all]
  }
  const writeFileOfProgram = program.writeFile?.bind(program)
  if (writeFileOfProgram !== undefined) build.share()
  const emit = program.emit.bind(program)
  program.emit = (file, writeFile, cancellation, onlyDeclarations, custom, ...rest) => {
    const before = [build.transformer(), ...(custom?.before ?? [])]
    const write = writeFile ?? writeFileOfProgram
    const emitted = write && emitCompanions(ts, build, write)
    const result = emit(
      file,
      emitted?.writeFile ?? writeFile,
      cancellation,
      onlyDeclarations,
      { ...custom, before },
      ...rest,
    )
    result.emittedFiles?.push(...(emitted?.names ?? []))
    return result
  }
  versionByContracts(program, build)
  return program
}
