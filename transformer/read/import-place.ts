import type ts from 'typescript'
import type { MemberPlace } from '../model/project'
import type { Span } from '../model/place'
import { listPlace } from './list-place'
import { moduleEnding } from './module-ending'
import type { Reading } from './reading'
import { afterComments } from './after-comments'
import type { TypeScript } from './typescript'

/** What a file imports from another file, and where it can import more from there. */
export interface ImportPlace {
  /** What the file calls something that the other one exports; undefined when it does not import that. */
  known(exported: string): string | undefined
  /** Where a name can be added to an import that there is; undefined when nothing is imported by name from there. */
  list(name: string): MemberPlace | undefined
  /** An import of its own, on a line of its own. */
  line(clause: string): { span: Span; text: string }
}

/** The imports of one file from another; undefined when the file has none to go by, or cannot import that one. */
export function importPlace(reading: Reading, file: ts.SourceFile, from: ts.SourceFile): ImportPlace | undefined {
  const { ts } = reading
  const imports = file.statements.filter((statement) => ts.isImportDeclaration(statement))
  const last = imports.at(-1)
  const module = moduleEnding(reading, file, from, imports)
  if (last === undefined || module === undefined) return undefined
  const path = relativePath(file.fileName, module.base)
  const clauses = imports.flatMap(({ importClause, moduleSpecifier }) =>
    importClause && !isTypeOnly(importClause) && withoutEnding(moduleSpecifier) === path ? [importClause] : [],
  )
  const [model = last] = imports.filter(({ moduleSpecifier }) => isRelative(moduleSpecifier))
  return {
    known: (exported) => clauses.map((clause) => nameIn(ts, clause, exported)).find((name) => name !== undefined),
    list: (name) => {
      const bindings = clauses.map(({ namedBindings }) => namedBindings).find((each) => each && ts.isNamedImports(each))
      if (bindings === undefined || !ts.isNamedImports(bindings)) return undefined
      return listPlace(ts, file, bindings.elements, name, (each) => (each.propertyName ?? each.name).text)
    },
    line: (clause) => {
      const quote = model.moduleSpecifier.getText(file).slice(0, 1)
      const semicolon = model.getText(file).endsWith(';') ? ';' : ''
      return {
        span: { file: file.fileName, start: afterComments(ts, file, last.end), length: 0 },
        text: `\nimport ${clause} from ${quote}${path}${module.ending}${quote}${semicolon}`,
      }
    },
  }
}

/** What an import calls something that the other file exports. */
function nameIn(ts: TypeScript, { name, namedBindings }: ts.ImportClause, exported: string): string | undefined {
  if (exported === 'default' && name) return name.text
  if (namedBindings === undefined) return undefined
  if (ts.isNamespaceImport(namedBindings))
    return exported === 'default' ? undefined : `${namedBindings.name.text}.${exported}`
  const found = namedBindings.elements.find(
    (each) => !each.isTypeOnly && (each.propertyName ?? each.name).text === exported,
  )
  return found?.name.text
}

/** TypeScript before 5.9 has no `phaseModifier`. */
function isTypeOnly(clause: ts.ImportClause): boolean {
  return (clause as { isTypeOnly: boolean }).isTypeOnly
}

function isRelative(specifier: ts.Expression): boolean {
  return /^['"]\.\.?\//.test(specifier.getText())
}

/** A module specifier without the ending of a source file. */
function withoutEnding(specifier: ts.Expression): string {
  return specifier
    .getText()
    .slice(1, -1)
    .replace(/\.[cm]?[jt]sx?$/, '')
}

/** From the folder of one file to another file: `./a`, `../b/c`. */
function relativePath(from: string, to: string): string {
  const [folders, parts] = [from.split('/').slice(0, -1), to.split('/')]
  let same = 0
  while (same < folders.length && folders[same] === parts[same]) same++
  const up = folders.slice(same).map(() => '..')
  return [...(up.length === 0 ? ['.'] : up), ...parts.slice(same)].join('/')
}
