import type ts from 'typescript'
import { plainExpression } from '../../plain-expression'
import type { ProjectReader } from '../../project-reader'
import { propertyText } from '../../resolve-value'

/** A name that leads out of the program: `['Date', 'now']`, or `['readFile']` of the module `fs`. */
export interface OutsideName {
  /** Absent for what is there without an import. */
  readonly module?: string
  readonly path: readonly string[]
}

const everything = new Set(['globalThis', 'window', 'self', 'global'])

/** What an expression names outside of the program's own code; undefined when it is something else. */
export function outsideName(project: ProjectReader, expression: ts.Expression, depth = 0): OutsideName | undefined {
  const { ts } = project.reading
  const node = plainExpression(ts, expression)
  if (depth > 10) return undefined
  if (ts.isIdentifier(node)) return ofIdentifier(project, node, depth)
  if (ts.isPropertyAccessExpression(node)) return member(outsideName(project, node.expression, depth), node.name.text)
  if (ts.isElementAccessExpression(node)) {
    const key = plainExpression(ts, node.argumentExpression)
    return ts.isStringLiteralLike(key) ? member(outsideName(project, node.expression, depth), key.text) : undefined
  }
  const required = moduleRequired(ts, node)
  return required === undefined ? undefined : { module: required, path: [] }
}

function member(holder: OutsideName | undefined, name: string): OutsideName | undefined {
  if (holder === undefined) return undefined
  const [first] = holder.path
  const isGlobal =
    holder.module === undefined && holder.path.length === 1 && first !== undefined && everything.has(first)
  return { ...holder, path: isGlobal ? [name] : [...holder.path, name] }
}

function ofIdentifier(project: ProjectReader, node: ts.Identifier, depth: number): OutsideName | undefined {
  const { ts, checker } = project.reading
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node)
  const declarations = symbol?.declarations ?? []
  const [declaration] = declarations
  if (declaration === undefined) return { path: [node.text] }
  const imported = ofImport(project, declaration)
  if (imported !== undefined) return imported
  if ((ts.isBindingElement(declaration) || ts.isVariableDeclaration(declaration)) && !isAmbient(declaration)) {
    return ofVariable(project, declaration, depth)
  }
  return declarations.every(isAmbient) ? { path: [node.text] } : undefined
}

function isAmbient(node: ts.Node): boolean {
  return node.getSourceFile().isDeclarationFile
}

function ofImport({ reading: { ts } }: ProjectReader, declaration: ts.Declaration): OutsideName | undefined {
  if (ts.isImportSpecifier(declaration)) {
    const { moduleSpecifier } = declaration.parent.parent.parent
    const name = (declaration.propertyName ?? declaration.name).text
    return named(ts, moduleSpecifier, name === 'default' ? [] : [name])
  }
  if (ts.isNamespaceImport(declaration)) return named(ts, declaration.parent.parent.moduleSpecifier, [])
  if (ts.isImportClause(declaration)) return named(ts, declaration.parent.moduleSpecifier, [])
  if (!ts.isImportEqualsDeclaration(declaration)) return undefined
  const { moduleReference } = declaration
  return ts.isExternalModuleReference(moduleReference) ? named(ts, moduleReference.expression, []) : undefined
}

function named(ts: ProjectReader['reading']['ts'], specifier: ts.Node, path: string[]): OutsideName | undefined {
  return ts.isStringLiteralLike(specifier) ? { module: moduleName(specifier.text), path } : undefined
}

/** `const now = Date.now`, `const { readFile } = require('fs')`. */
function ofVariable(
  project: ProjectReader,
  declaration: ts.BindingElement | ts.VariableDeclaration,
  depth: number,
): OutsideName | undefined {
  const { ts } = project.reading
  const variable = ts.isBindingElement(declaration) ? declaration.parent.parent : declaration
  if (!ts.isVariableDeclaration(variable) || variable.initializer === undefined) return undefined
  const { initializer } = variable
  const value = outsideName(
    project,
    ts.isAwaitExpression(initializer) ? initializer.expression : initializer,
    depth + 1,
  )
  if (!ts.isBindingElement(declaration) || value === undefined) return value
  const name = propertyText(ts, declaration.propertyName ?? declaration.name)
  return name === undefined || declaration.dotDotDotToken ? undefined : member(value, name)
}

/** Of `require('fs')` and `import('fs')`. */
function moduleRequired(ts: ProjectReader['reading']['ts'], node: ts.Expression): string | undefined {
  if (!ts.isCallExpression(node)) return undefined
  const { expression } = node
  const isRequire = ts.isIdentifier(expression) && expression.text === 'require'
  const [specifier] = node.arguments
  if (!isRequire && expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined
  return specifier && ts.isStringLiteralLike(specifier) ? moduleName(specifier.text) : undefined
}

function moduleName(specifier: string): string {
  return specifier.replace(/^node:/, '')
}
