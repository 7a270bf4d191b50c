import type ts from 'typescript'
import type { TypeScript } from '../read/typescript'
import type { ModuleFormat } from '../write/types/sharing'

interface Internals {
  /** Since 5.6: the kind of module that the compiler makes of a file. */
  getEmitModuleFormatOfFile?(file: ts.SourceFile): ts.ModuleKind
}

/** How a file that the compiler emits can refer to other modules; undefined when it cannot, as a script, or in AMD or one bundle. */
export function outputModule(
  ts: TypeScript,
  program: ts.Program & Internals,
  file: ts.SourceFile,
): ModuleFormat | undefined {
  const options = program.getCompilerOptions()
  if (options.outFile !== undefined && options.outFile !== '') return undefined
  const kind = program.getEmitModuleFormatOfFile?.(file) ?? formatOf(ts, options, file)
  if (kind === ts.ModuleKind.CommonJS) return isModule(ts, file) ? 'cjs' : undefined
  const isEsm = kind >= ts.ModuleKind.ES2015 && kind <= ts.ModuleKind.ESNext
  // With `"module": "preserve"`, what is emitted is what is written.
  const isPreserved = (kind as number) === 200
  return (isEsm || isPreserved) && hasEsmSyntax(ts, file) ? 'esm' : undefined
}

function formatOf(ts: TypeScript, options: ts.CompilerOptions, file: ts.SourceFile): ts.ModuleKind {
  const kind = options.module ?? ts.ModuleKind.CommonJS
  const isNode = kind >= ts.ModuleKind.Node16 && kind <= ts.ModuleKind.NodeNext
  return isNode ? (file.impliedNodeFormat ?? ts.ModuleKind.CommonJS) : kind
}

function isModule(ts: TypeScript, file: ts.SourceFile): boolean {
  return (
    ts.isExternalModule(file) || (file as { commonJsModuleIndicator?: unknown }).commonJsModuleIndicator !== undefined
  )
}

/** `import x = require()` and `export =` are no such syntax: they are for CommonJS. */
function hasEsmSyntax(ts: TypeScript, file: ts.SourceFile): boolean {
  if (!ts.isExternalModule(file)) return false
  return !file.statements.some((each) => ts.isExportAssignment(each) && each.isExportEquals === true)
}
