import type ts from 'typescript'
import type { TypeScript } from './typescript'

/** A declaration of a type at the top of a file. */
export type TypeDeclaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.EnumDeclaration

/** What the text of a file says about the names of types. */
export interface TypeNames {
  /** Declared here, by name; null when it is declared more than once, or in a way that syntax alone does not tell. */
  readonly declared: ReadonlyMap<string, TypeDeclaration | null>
  readonly imported: ReadonlyMap<string, ElsewhereNamed>
  /** Handed on: `export { A } from './a.js'`. */
  readonly exported: ReadonlyMap<string, ElsewhereNamed>
  /** What of all that other files can name as it is here. */
  readonly handedOn: ReadonlySet<string>
  /** Modules that are handed on whole. */
  readonly stars: readonly string[]
}

export interface ElsewhereNamed {
  module: string
  name: string
}

const known = new WeakMap<ts.SourceFile, TypeNames>()

/** The names of types in a file, found once. */
export function typeNames(ts: TypeScript, file: ts.SourceFile): TypeNames {
  let names = known.get(file)
  if (names === undefined) known.set(file, (names = findNames(ts, file)))
  return names
}

function findNames(ts: TypeScript, file: ts.SourceFile): TypeNames {
  const declared = new Map<string, TypeDeclaration | null>()
  const imported = new Map<string, ElsewhereNamed>()
  const exported = new Map<string, ElsewhereNamed>()
  const stars: string[] = []
  const handedOn = new Set<string>()
  for (const statement of file.statements) {
    if (
      ts.isFunctionDeclaration(statement) ||
      ts.isVariableStatement(statement) ||
      ts.isExpressionStatement(statement)
    ) {
      continue
    }
    if (isTypeDeclaration(ts, statement)) {
      declared.set(statement.name.text, declared.has(statement.name.text) ? null : statement)
      if (isExported(ts, statement)) handedOn.add(statement.name.text)
    } else if (ts.isClassDeclaration(statement) || ts.isModuleDeclaration(statement)) {
      if (statement.name) declared.set(statement.name.text, null)
    } else if (ts.isImportDeclaration(statement)) addImports(ts, statement, imported, declared)
    else if (ts.isExportDeclaration(statement)) addExports(ts, statement, exported, stars)
  }
  return { declared, imported, exported, handedOn, stars }
}

function isTypeDeclaration(ts: TypeScript, node: ts.Statement): node is TypeDeclaration {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isEnumDeclaration(node)
}

/** Whether other files can import it by its name, which `export default` does not let them. */
function isExported(ts: TypeScript, { modifiers }: TypeDeclaration): boolean {
  const has = (kind: ts.SyntaxKind) => modifiers?.some((modifier) => modifier.kind === kind) ?? false
  return has(ts.SyntaxKind.ExportKeyword) && !has(ts.SyntaxKind.DefaultKeyword)
}

function addImports(
  ts: TypeScript,
  { importClause, moduleSpecifier }: ts.ImportDeclaration,
  imported: Map<string, ElsewhereNamed>,
  declared: Map<string, null | TypeDeclaration>,
): void {
  if (importClause === undefined || !ts.isStringLiteral(moduleSpecifier)) return
  if (importClause.name) imported.set(importClause.name.text, { module: moduleSpecifier.text, name: 'default' })
  const { namedBindings } = importClause
  if (namedBindings === undefined) return
  if (ts.isNamespaceImport(namedBindings)) declared.set(namedBindings.name.text, null)
  else {
    for (const { name, propertyName } of namedBindings.elements) {
      imported.set(name.text, { module: moduleSpecifier.text, name: (propertyName ?? name).text })
    }
  }
}

function addExports(
  ts: TypeScript,
  { exportClause, moduleSpecifier }: ts.ExportDeclaration,
  exported: Map<string, ElsewhereNamed>,
  stars: string[],
): void {
  const module = moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : undefined
  if (exportClause === undefined) {
    if (module !== undefined) stars.push(module)
  } else if (ts.isNamedExports(exportClause)) {
    for (const { name, propertyName } of exportClause.elements) {
      exported.set(name.text, { module: module ?? '', name: (propertyName ?? name).text })
    }
  }
}
