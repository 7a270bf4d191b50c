import type ts from 'typescript'
import type { TypeScript } from './typescript'

/** The name by which other files can import what a statement at the top of a file declares: `default` is one, too. */
export function exportedAs(
  ts: TypeScript,
  file: ts.SourceFile,
  holder: ts.Statement,
  local: string | undefined,
): string | undefined {
  const modifiers = (ts.canHaveModifiers(holder) ? ts.getModifiers(holder) : undefined) ?? []
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return 'default'
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return local
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement)) {
      const name = inClause(ts, statement, local)
      if (name !== undefined) return name
    }
    if (ts.isExportAssignment(statement) && statement.isExportEquals !== true) {
      const { expression } = statement
      if (ts.isIdentifier(expression) && expression.text === local) return 'default'
    }
  }
  return undefined
}

/** `export { hidden as shown }` */
function inClause(ts: TypeScript, statement: ts.ExportDeclaration, local: string | undefined): string | undefined {
  const { exportClause, moduleSpecifier, isTypeOnly } = statement
  if (moduleSpecifier || isTypeOnly || !exportClause || !ts.isNamedExports(exportClause)) return undefined
  const found = exportClause.elements.find(
    (each) => !each.isTypeOnly && (each.propertyName ?? each.name).text === local,
  )
  return found && ts.isIdentifier(found.name) ? found.name.text : undefined
}
