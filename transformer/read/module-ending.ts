import type ts from 'typescript'
import type { Reading } from './reading'

/** The path of a source file without its ending, and what an import of it ends with. */
export interface ModuleEnding {
  base: string
  ending: string
}

/** How one file imports another, as the compiler asks for and as its other imports are written; undefined when it cannot. */
export function moduleEnding(
  { ts, program }: Reading,
  file: ts.SourceFile,
  from: ts.SourceFile,
  imports: readonly ts.ImportDeclaration[],
): ModuleEnding | undefined {
  const [, base, kind = '', language, x] = /^(.*?)(?:\.d)?\.([cm]?)([jt]s)(x?)$/.exec(from.fileName) ?? []
  if (base === undefined || language === undefined || isTooNew(ts, file, from)) return undefined
  const options = program.getCompilerOptions()
  const written = imports.flatMap(({ moduleSpecifier }) => sourceEnding(moduleSpecifier) ?? [])
  const isNeeded = kind !== '' || mustHaveEnding(ts, file, options)
  const said = written.find((each) => each !== '') ?? (isNeeded && options.allowImportingTsExtensions ? 'ts' : 'js')
  if (!isNeeded && (written[0] ?? '') === '') return { base, ending: '' }
  if (said === 'ts' && language === 'ts') return { base, ending: `.${kind}ts${x}` }
  // What is written as JavaScript is imported as what it is; the compiler writes '.js' for what is written as TypeScript.
  return { base, ending: `.${kind}js${language === 'js' ? x : ''}` }
}

/** Whether a module of CommonJS would need one of ECMAScript, which older compilers and Node.js refuse. */
function isTooNew({ ModuleKind }: Reading['ts'], file: ts.SourceFile, from: ts.SourceFile): boolean {
  return file.impliedNodeFormat === ModuleKind.CommonJS && from.impliedNodeFormat === ModuleKind.ESNext
}

/** Whether paths must have an ending, as in modules of ECMAScript that Node.js runs. */
function mustHaveEnding(
  { ModuleKind, ModuleResolutionKind }: Reading['ts'],
  file: ts.SourceFile,
  options: ts.CompilerOptions,
): boolean {
  const { moduleResolution, module } = options
  const isNode =
    moduleResolution === undefined
      ? module !== undefined && module >= ModuleKind.Node16 && module <= ModuleKind.NodeNext
      : moduleResolution >= ModuleResolutionKind.Node16 && moduleResolution <= ModuleResolutionKind.NodeNext
  return isNode && file.impliedNodeFormat === ModuleKind.ESNext
}

/** How the path of a source file ends in an import: in `js` or `ts`, or in neither; undefined for a package, data or a style sheet. */
function sourceEnding(specifier: ts.Expression): 'js' | 'ts' | '' | undefined {
  const text = specifier.getText().slice(1, -1)
  if (!/^\.\.?\//.test(text)) return undefined
  const [, language] = /\.[cm]?([jt]s)x?$/.exec(text) ?? []
  if (language !== undefined) return language === 'js' ? 'js' : 'ts'
  return /\.(?:json5?|[sp]?css|less|styl|html?|svg|png|jpe?g|gif|webp|wasm|node|txt|md|ya?ml|toml|csv|sql|graphql|gql|vue|svelte)$/i.test(
    text,
  )
    ? undefined
    : ''
}
