import type ts from 'typescript'
import type { TypeScript } from '../read/typescript'
import { unsupportedTypeScript } from './typescript-version'

/** In which of its two ways ts-patch calls us. */
export type Mode = 'program' | 'source'

/** Of all mistakes in how the compiler is set up. */
export const setupCode = 790099

/** What is wrong with how the compiler is set up, in a sentence; undefined when nothing is. */
export function setupMistake(ts: TypeScript, options: ts.CompilerOptions, mode: Mode): ts.Diagnostic | undefined {
  const unsupported = unsupportedTypeScript(ts.version)
  if (unsupported !== undefined) return mistake(ts, `${unsupported}.`)
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
    code: setupCode,
    source: 'solder',
    messageText,
  }
}
