import type ts from 'typescript'
import type { ImportPlace } from '../model/wiring'
import { mentionsOf } from './mentions'
import type { TypeScript } from './typescript'

/** Where and how another import can be added to a file; undefined when it has no relative import to go by. */
export function importPlace(ts: TypeScript, file: ts.SourceFile): ImportPlace | undefined {
  const imports = file.statements.filter((statement) => ts.isImportDeclaration(statement))
  const last = imports.at(-1)
  const relative = imports.find(({ moduleSpecifier }) => /^['"]\.\.?\//.test(moduleSpecifier.getText(file)))
  if (last === undefined || relative === undefined) return undefined
  const specifier = relative.moduleSpecifier.getText(file)
  const extension = /\.(js|ts)['"]$/.exec(specifier)?.[1]
  return {
    at: { file: file.fileName, start: last.end, length: 0 },
    extension: extension === 'js' ? '.js' : extension === 'ts' ? '.ts' : '',
    quote: specifier.slice(0, 1),
    semicolon: relative.getText(file).endsWith(';') ? ';' : '',
    has: (name) => mentionsOf(ts, file, name).length > 0,
  }
}
