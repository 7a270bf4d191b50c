import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { judge, type Judge } from './judge.js'

type Transform = (
  program: ts.Program,
  options: object,
  extras: { addDiagnostic(diagnostic: ts.Diagnostic): number },
) => ts.TransformerFactory<ts.SourceFile>

/** What typia's `is` says of the exported types of a file: its own transform, run here, writes the checks. */
export async function typia(file: string, types: readonly string[], folder: string): Promise<Judge> {
  const source = [
    `import typia from 'typia'`,
    `import type * as all from '${relative(folder, file).replace(/\.ts$/, '.js')}'`,
    ...types.map((type) => `export const ${type} = typia.createIs<all.${type}>()`),
  ].join('\n')
  mkdirSync(folder, { recursive: true })
  const input = join(folder, 'typia-checks.ts')
  writeFileSync(input, source)
  const program = ts.createProgram([input], {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    skipLibCheck: true,
    types: [],
    outDir: folder,
    rootDir: '/',
  })
  const { default: transform } = createRequire(import.meta.url)('typia/lib/transform') as { default: Transform }
  const problems: ts.Diagnostic[] = []
  const addDiagnostic = (diagnostic: ts.Diagnostic): number => problems.push(diagnostic)
  const output = join(folder, 'typia-checks.mjs')
  program.emit(
    program.getSourceFile(input),
    (name, text) => {
      if (basename(name) === 'typia-checks.js') writeFileSync(output, text)
    },
    undefined,
    false,
    { before: [transform(program, {}, { addDiagnostic })] },
  )
  const checks = (await import(pathToFileURL(output).href)) as Record<string, (value: unknown) => boolean>
  return judge('typia', (type) => {
    const check = checks[type]
    const [problem] = problems
    if (check === undefined || problem !== undefined)
      throw new Error(problem ? ts.flattenDiagnosticMessageText(problem.messageText, ' ') : 'no check was written')
    return check
  })
}
