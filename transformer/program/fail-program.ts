import type ts from 'typescript'

/** Makes a program say what is wrong with its setup, and emit nothing. */
export function failProgram(program: ts.Program, mistake: ts.Diagnostic): ts.Program {
  const getOptionsDiagnostics = program.getOptionsDiagnostics.bind(program)
  program.getOptionsDiagnostics = (...args) => [...getOptionsDiagnostics(...args), mistake]
  program.emit = () => ({ emitSkipped: true, diagnostics: [mistake], emittedFiles: [] })
  return program
}
