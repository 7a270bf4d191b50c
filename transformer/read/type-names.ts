import type ts from 'typescript'
import { FewMap } from './few-map'
import type { TypeScript } from './typescript'

/** A declaration of a type at the top of a file. */
export type TypeDeclaration = ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.EnumDeclaration

/** What the text of a file says about the names of types. */
export interface TypeNames {
  /** Declared here, by name; null when it is declared more than once, or in a way that syntax alone does not tell. */
  readonly declared: FewMap<string, TypeDeclaration | null>
  readonly imported: FewMap<string, ts.ImportSpecifier | ts.ImportClause>
  /** Handed on: `export { A } from './a.js'`. */
  readonly exported: FewMap<string, ts.ExportSpecifier> | undefined
}

/** What another file calls a type, and what that file is called; the name of the file is empty when it is the same one. */
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
  const declared = new FewMap<string, TypeDeclaration | null>()
  const imported = new FewMap<string, ts.ImportSpecifier | ts.ImportClause>()
  let exported: FewMap<string, ts.ExportSpecifier> | undefined
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
    } else if (ts.isClassDeclaration(statement) || ts.isModuleDeclaration(statement)) {
      if (statement.name) declared.set(statement.name.text, null)
    } else if (ts.isImportDeclaration(statement)) addImports(ts, statement, { imported, declared })
    else if (ts.isExportDeclaration(statement)) exported = withExports(ts, statement, exported)
  }
  return { declared, imported, exported }
}

function isTypeDeclaration(ts: TypeScript, node: ts.Statement): node is TypeDeclaration {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isEnumDeclaration(node)
}

/** Whether other files can import it by its name, which `export default` does not let them. */
export function isExportedByName(ts: TypeScript, { modifiers }: TypeDeclaration): boolean {
  const has = (kind: ts.SyntaxKind) => modifiers?.some((modifier) => modifier.kind === kind) ?? false
  return has(ts.SyntaxKind.ExportKeyword) && !has(ts.SyntaxKind.DefaultKeyword)
}

function addImports(
  ts: TypeScript,
  { importClause, moduleSpecifier }: ts.ImportDeclaration,
  { imported, declared }: Pick<TypeNames, 'imported' | 'declared'>,
): void {
  if (importClause === undefined || !ts.isStringLiteral(moduleSpecifier)) return
  if (importClause.name) imported.set(importClause.name.text, importClause)
  const { namedBindings } = importClause
  if (namedBindings === undefined) return
  if (ts.isNamespaceImport(namedBindings)) declared.set(namedBindings.name.text, null)
  else for (const each of namedBindings.elements) imported.set(each.name.text, each)
}

/** Few files hand on what others have. */
function withExports(
  ts: TypeScript,
  { exportClause }: ts.ExportDeclaration,
  exported: TypeNames['exported'],
): TypeNames['exported'] {
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) return exported
  const found = exported ?? new FewMap<string, ts.ExportSpecifier>()
  for (const each of exportClause.elements) found.set(each.name.text, each)
  return found
}

/** What an import or an export names. */
export function elsewhereNamed(
  ts: TypeScript,
  node: ts.ImportSpecifier | ts.ImportClause | ts.ExportSpecifier,
): ElsewhereNamed {
  if (ts.isImportClause(node)) return { module: moduleOf(ts, node.parent), name: 'default' }
  const name = (node.propertyName ?? node.name).text
  const statement = ts.isImportSpecifier(node) ? node.parent.parent.parent : node.parent.parent
  return { module: moduleOf(ts, statement), name }
}

function moduleOf(ts: TypeScript, { moduleSpecifier }: { moduleSpecifier?: ts.Node | undefined }): string {
  return moduleSpecifier && ts.isStringLiteralLike(moduleSpecifier) ? moduleSpecifier.text : ''
}
