import type ts from 'typescript'

/** On a program that reports our problems itself, so that nobody reports them again. Shared by all copies of the package. */
const reporting = Symbol.for('solder.reporting')

/** Marks a program whose own diagnostics have our problems among them. */
export function markReporting(program: ts.Program): void {
  Object.defineProperty(program, reporting, { value: true, configurable: true })
}

/** Whether the diagnostics of the program have our problems among them. */
export function isReporting(program: ts.Program): boolean {
  return reporting in program
}
