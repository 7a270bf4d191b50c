import type ts from 'typescript'
import type { ImportPlace } from '../model/wiring'
import { listPlace } from './list-place'
import { mentionsOf } from './mentions'
import type { TypeScript } from './typescript'

/** TypeScript before 5.9 has no `phaseModifier`. */
function isTypeOnly(clause: ts.ImportClause): boolean {
  return (clause as { isTypeOnly: boolean }).isTypeOnly
}

/** Whether a module specifier means a path without its ending, whichever ending it has. */
function isOf(specifier: ts.Expression, path: string): boolean {
  return (
    specifier
      .getText()
      .slice(1, -1)
      .replace(/\.[cm]?[jt]sx?$/, '') === path
  )
}

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
    into: (path, name) => {
      const named = imports.map(({ importClause, moduleSpecifier }) =>
        isOf(moduleSpecifier, path) && importClause && !isTypeOnly(importClause)
          ? importClause.namedBindings
          : undefined,
      )
      const list = named.find((bindings) => bindings !== undefined && ts.isNamedImports(bindings))
      if (list === undefined || !ts.isNamedImports(list)) return undefined
      return listPlace(ts, file, list.elements, name, (element) => (element.propertyName ?? element.name).text)
    },
    has: (name) => mentionsOf(ts, file, name).length > 0,
  }
}
