import type ts from 'typescript'
import { Build } from './program/build'
import { buildProgram } from './program/build-program'
import { compileHotCodeLater } from './program/compile-hot-code-later'
import { failProgram } from './program/fail-program'
import { setupMistake } from './program/setup-mistake'
import type { TypeScript } from './read/typescript'

interface Extras {
  ts: TypeScript
  addDiagnostic: (diagnostic: ts.Diagnostic) => number
}

/**
 * The entry that ts-patch calls: with a program, its host, the plugin's configuration and extras when the tsconfig entry says
 * `"transformProgram": true`, and without the host when it does not.
 */
export default function solder(
  ...given:
    | [program: ts.Program, host: ts.CompilerHost | undefined, config: object, extras: Pick<Extras, 'ts'>]
    | [program: ts.Program, config: object, extras: Extras]
): ts.Program | ts.TransformerFactory<ts.SourceFile> {
  compileHotCodeLater()
  const [program] = given
  if (given.length === 4) {
    const { ts } = given[3]
    const mistake = setupMistake(ts, program.getCompilerOptions(), 'program')
    return mistake === undefined ? buildProgram(ts, program) : failProgram(program, mistake)
  }
  const { ts, addDiagnostic } = given[2]
  return transformSources(ts, program, addDiagnostic)
}

const reported = new WeakSet<ts.Program>()

/** Without `transformProgram`, only a plain build can be right: there is no way to say that a file must be emitted again. */
function transformSources(
  ts: TypeScript,
  program: ts.Program,
  addDiagnostic: Extras['addDiagnostic'],
): ts.TransformerFactory<ts.SourceFile> {
  const mistake = setupMistake(ts, program.getCompilerOptions(), 'source')
  if (!reported.has(program)) {
    reported.add(program)
    const diagnostics = mistake === undefined ? mistakesIn(Build.of(ts, program)) : [mistake]
    for (const diagnostic of diagnostics) addDiagnostic(diagnostic)
  }
  return mistake === undefined ? Build.of(ts, program).transformer() : () => (file) => file
}

function mistakesIn(build: Build): readonly ts.Diagnostic[] {
  return [...build.setupDiagnostics(), ...build.diagnostics()]
}
