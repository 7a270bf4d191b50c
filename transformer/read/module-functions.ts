import type ts from 'typescript'
import { isConstant } from './is-constant'
import { plainExpression } from './plain-expression'
import type { TypeScript } from './typescript'

/** A function at the top of a file that can carry its own contract, because a name there stands for it for good. */
export interface ModuleFunction {
  readonly name: string
  readonly identifier: ts.Identifier
  /** What a statement after the declaration can call it: its name, or `exports.name`. */
  readonly written: string
  readonly node: ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression
  /** The declaration's statement. */
  readonly statement: ts.Statement
  /** Whether the name stands for the function before the statement is reached. */
  readonly hoisted: boolean
}

/** The functions declared by the statements of a file. */
export function findModuleFunctions(ts: TypeScript, file: ts.SourceFile): ModuleFunction[] {
  const functions: ModuleFunction[] = []
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement)) {
      const { name, body } = statement
      if (name === undefined || body === undefined) continue
      functions.push({
        name: name.text,
        identifier: name,
        written: name.text,
        node: statement,
        statement,
        hoisted: true,
      })
    } else if (ts.isVariableStatement(statement) && isConst(ts, statement)) {
      for (const declaration of statement.declarationList.declarations) {
        const node = declaration.initializer && plainExpression(ts, declaration.initializer)
        if (node === undefined || !ts.isIdentifier(declaration.name) || !isFunctionValue(ts, node)) continue
        functions.push({
          name: declaration.name.text,
          identifier: declaration.name,
          written: declaration.name.text,
          node,
          statement,
          hoisted: false,
        })
      }
    } else if (ts.isExpressionStatement(statement) && (statement.flags & ts.NodeFlags.JavaScriptFile) !== 0) {
      const exported = exportedFunction(ts, statement)
      if (exported !== undefined) functions.push(exported)
    }
  }
  return functions
}

/** `exports.get = (input, context) => …`, as CommonJS has it. */
function exportedFunction(ts: TypeScript, statement: ts.ExpressionStatement): ModuleFunction | undefined {
  const { expression } = statement
  if (!ts.isBinaryExpression(expression) || expression.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
    return undefined
  const { left } = expression
  const node = plainExpression(ts, expression.right)
  if (!ts.isPropertyAccessExpression(left) || !ts.isIdentifier(left.name) || !isFunctionValue(ts, node))
    return undefined
  if (!/^(?:module\s*\.\s*)?exports$/u.test(left.expression.getText())) return undefined
  const { name } = left
  return { name: name.text, identifier: name, written: left.getText(), node, statement, hoisted: false }
}

function isConst(ts: TypeScript, statement: ts.VariableStatement): boolean {
  const ambient = statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword) ?? false
  return !ambient && isConstant(ts, statement.declarationList.flags)
}

function isFunctionValue(ts: TypeScript, node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node)
}

/** Whether other files can have the function under its own name. */
export function isExported(ts: TypeScript, { name, statement }: ModuleFunction): boolean {
  const modifiers = (ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined) ?? []
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return false
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return true
  return statement.getSourceFile().statements.some((each) => {
    const clause = ts.isExportDeclaration(each) && each.moduleSpecifier === undefined ? each.exportClause : undefined
    return clause !== undefined && ts.isNamedExports(clause) && clause.elements.some((one) => one.name.text === name)
  })
}
