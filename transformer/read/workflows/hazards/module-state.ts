import type ts from 'typescript'
import { isConstant } from '../../is-constant'
import { mentionsOf } from '../../mentions'
import type { ProjectReader } from '../../project-reader'
import { outOf } from '../../outer-expression'

const changing = new Set(
  [
    'set add delete clear push pop shift unshift splice sort reverse fill copyWithin append',
    'setTime setDate setFullYear setHours setMinutes setMonth setSeconds setMilliseconds',
  ].flatMap((names) => names.split(' ')),
)

/** Whether an expression is a variable at the top of a file that functions change, or is changed by it. */
export function isModuleState(project: ProjectReader, node: ts.Identifier): boolean {
  const { ts, checker } = project.reading
  const found = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node)
  const isAlias = found && (found.flags & ts.SymbolFlags.Alias) !== 0
  const symbol = isAlias ? checker.getAliasedSymbol(found) : found
  const declaration = symbol?.valueDeclaration
  if (symbol === undefined || declaration === undefined || !isOwn(project, declaration)) return false
  if (ts.isClassDeclaration(declaration)) return isAtTop(ts, declaration) && changeOf(project, node) === 'inside'
  if (!ts.isVariableDeclaration(declaration) || !isAtTop(ts, declaration)) return false
  if (changeOf(project, node) !== undefined) return true
  return isChanged(project, declaration, symbol)
}

function isOwn({ reading: { program } }: ProjectReader, node: ts.Node): boolean {
  const file = node.getSourceFile()
  return !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file)
}

function isAtTop(ts: ProjectReader['reading']['ts'], node: ts.Node): boolean {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) if (ts.isFunctionLike(at)) return false
  return true
}

/** Whether code changes the variable after its file has run. */
function isChanged(project: ProjectReader, declaration: ts.VariableDeclaration, symbol: ts.Symbol): boolean {
  const { ts, checker } = project.reading
  const isFixed = isConstant(ts, ts.getCombinedNodeFlags(declaration))
  return mentionsOf(ts, declaration.getSourceFile(), symbol.name).some((node) => {
    if (!ts.isIdentifier(node) || node === declaration.name || isAtTop(ts, node)) return false
    const change = changeOf(project, node)
    return change !== undefined && !(isFixed && change === 'itself') && checker.getSymbolAtLocation(node) === symbol
  })
}

/** Whether the code around a name gives the variable another value, or changes what is in its value. */
function changeOf(project: ProjectReader, name: ts.Identifier): 'itself' | 'inside' | undefined {
  const { ts } = project.reading
  let node: ts.Expression = outOf(ts, name)
  let method: ts.PropertyAccessExpression | undefined
  let change: 'itself' | 'inside' = 'itself'
  while (isHolder(ts, node.parent, node)) {
    method = ts.isPropertyAccessExpression(node.parent) ? node.parent : undefined
    node = outOf(ts, node.parent)
    change = 'inside'
  }
  const { parent } = node
  if (ts.isBinaryExpression(parent)) return parent.left === node && isAssignment(ts, parent) ? change : undefined
  if (ts.isPostfixUnaryExpression(parent)) return change
  if (ts.isPrefixUnaryExpression(parent)) {
    const { operator } = parent
    const isStep = operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken
    return isStep ? change : undefined
  }
  if (ts.isDeleteExpression(parent)) return change
  if (!ts.isCallExpression(parent)) return undefined
  if (parent.expression === node) return method && isChanging(project, method) ? 'inside' : undefined
  return parent.arguments[0] === node && isAssign(parent) ? 'inside' : undefined
}

function isHolder(
  ts: ProjectReader['reading']['ts'],
  parent: ts.Node,
  node: ts.Expression,
): parent is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)) && parent.expression === node
}

function isAssignment(ts: ProjectReader['reading']['ts'], { operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
}

/** A method of the language's own collections that changes them. */
function isChanging({ reading: { program, checker } }: ProjectReader, { name }: ts.PropertyAccessExpression): boolean {
  if (!changing.has(name.text)) return false
  const declarations = checker.getSymbolAtLocation(name)?.declarations ?? []
  return declarations.some((each) => program.isSourceFileDefaultLibrary(each.getSourceFile()))
}

function isAssign({ expression }: ts.CallExpression): boolean {
  return /^(?:Object\.(?:assign|defineProperty|defineProperties)|Reflect\.(?:set|defineProperty))$/.test(
    expression.getText(),
  )
}
