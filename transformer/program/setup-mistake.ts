import type ts from 'typescript'
import type { TypeScript } from '../read/typescript'

/** In which of its two ways ts-patch calls us. */
export type Mode = 'program' | 'source'

const code = 790099

/** What is wrong with how the compiler is set up, in a sentence; undefined when nothing is. */
export function setupMistake(ts: TypeScript, options: ts.CompilerOptions, mode: Mode): ts.Diagnostic | undefined {
  const [major = 0, minor = 0] = ts.version.split('.').map(Number)
  if (major < 5 || (major === 5 && minor < 4) || major >= 7) {
    return mistake(
      ts,
      `Solder needs TypeScript 5.4 to 6, and this is ${ts.version}: install one with 'npm i -D typescript@6.0.3 ts-patch@4.0.1'.`,
    )
  }
  const rebuilds = Boolean(options.incremental) || Boolean(options.composite) || Boolean(options['watch'])
  if (mode === 'source' && rebuilds) {
    return mistake(
      ts,
      `Solder needs "transformProgram": true in its entry under "plugins" in tsconfig.json: without it, 'incremental', 'composite' and '--watch' would leave stale contracts.`,
    )
  }
  return undefined
}

function mistake(ts: TypeScript, messageText: string): ts.Diagnostic {
  return {
    file: undefined,
    start: undefined,
    length: undefined,
    category: ts.DiagnosticCategory.Error,
    code,
    source: 'solder',
    messageText,
  }
}
