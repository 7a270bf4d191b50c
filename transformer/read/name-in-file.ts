import type ts from 'typescript'
import type { Span } from '../model/place'
import { exportedAs } from './exported-as'
import { plainExpression } from './plain-expression'
import type { TypeScript } from './typescript'

/** What can be said for a function at the top of the file that declares it, and in other files. */
export interface NameInFile {
  /** In the file itself: `remind`, `jobs.remind`; absent when it has no name there. */
  local?: string
  /** Where in the file that begins to stand for the function. */
  from: number
  /** What another file can import, and the way from that to the function: `jobs` and `.remind`; absent when nothing is exported. */
  exported?: { name: string; path: string }
}

/** The names of the function whose declaration has its name at a place; undefined when only a part of the file can name it. */
export function nameInFile(ts: TypeScript, file: ts.SourceFile, declaration: Span): NameInFile | undefined {
  const statement = file.statements.find(({ pos, end }) => pos <= declaration.start && declaration.start < end)
  if (statement === undefined) return undefined
  if (ts.isExportAssignment(statement)) return ofDefault(statement)
  if (ts.isFunctionDeclaration(statement))
    return isAt(statement.name ?? statement) ? ofRoot(statement, statement.name, '', 0) : undefined
  if (ts.isClassDeclaration(statement)) {
    const path = pathInClass(statement)
    return path === undefined ? undefined : ofRoot(statement, statement.name, path, statement.end)
  }
  if (ts.isVariableStatement(statement)) {
    for (const { name, initializer, end } of statement.declarationList.declarations) {
      const path = isAt(name) ? '' : initializer && pathIn(initializer)
      if (path !== undefined && ts.isIdentifier(name)) return ofRoot(statement, name, path, end)
    }
  }
  return ts.isExpressionStatement(statement) ? ofAssignment(statement) : undefined

  function isAt(node: ts.Node): boolean {
    return node.getStart(file) === declaration.start && node.getWidth(file) === declaration.length
  }

  function ofRoot(holder: ts.Statement, root: ts.Identifier | undefined, path: string, from: number): NameInFile {
    const name = exportedAs(ts, file, holder, root?.text)
    return {
      ...(root ? { local: `${root.text}${path}` } : {}),
      from,
      ...(name === undefined ? {} : { exported: { name, path } }),
    }
  }

  /** `export default { remind() {} }` */
  function ofDefault({ expression, isExportEquals, end }: ts.ExportAssignment): NameInFile | undefined {
    const path = isAt(plainExpression(ts, expression)) ? '' : pathIn(expression)
    if (isExportEquals === true || path === undefined) return undefined
    return { from: end, exported: { name: 'default', path } }
  }

  /** `exports.remind = …`, as CommonJS has it. */
  function ofAssignment({ expression, end }: ts.ExpressionStatement): NameInFile | undefined {
    if (!ts.isBinaryExpression(expression) || !ts.isPropertyAccessExpression(expression.left)) return undefined
    const { name } = expression.left
    if (!isAt(name) || !/^(?:module\s*\.\s*)?exports$/u.test(expression.left.expression.getText(file))) return undefined
    return { local: expression.left.getText(file), from: end, exported: { name: name.text, path: '' } }
  }

  /** The way to a member of an object; undefined when the function is none of its members. */
  function pathIn(expression: ts.Expression): string | undefined {
    const value = plainExpression(ts, expression)
    if (!ts.isObjectLiteralExpression(value)) return undefined
    for (const property of value.properties) {
      const { name } = property
      if (name === undefined || !ts.isIdentifier(name)) continue
      const inner = isAt(name) ? '' : ts.isPropertyAssignment(property) ? pathIn(property.initializer) : undefined
      if (inner !== undefined) return `.${name.text}${inner}`
    }
    return undefined
  }

  /** The same for a static member of a class that everybody may use. */
  function pathInClass({ members }: ts.ClassDeclaration): string | undefined {
    const member = members.find(({ name }) => name !== undefined && ts.isIdentifier(name) && isAt(name))
    if (member?.name === undefined) return undefined
    const { Static, NonPublicAccessibilityModifier } = ts.ModifierFlags
    const flags = ts.getCombinedModifierFlags(member)
    return (flags & Static) !== 0 && (flags & NonPublicAccessibilityModifier) === 0
      ? `.${member.name.getText(file)}`
      : undefined
  }
}
