import type ts from 'typescript'
import { mentionsOf } from '../../mentions'
import type { ProjectReader } from '../../project-reader'
import { outOf } from './promises'

/** Whether nothing becomes of the promise that an expression gives. */
export function isDropped(project: ProjectReader, expression: ts.Expression): boolean {
  const { ts, checker } = project.reading
  const node = outOf(ts, expression)
  const { parent } = node
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return true
  if (ts.isConditionalExpression(parent)) return parent.condition !== node && isDropped(project, parent)
  if (ts.isBinaryExpression(parent)) return isLast(ts, parent, node) && isDropped(project, parent)
  if (ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent)) {
    const isHandled = /^(?:then|catch|finally)$/.test(parent.name.text) && parent.parent.expression === parent
    return isHandled && isDropped(project, parent.parent)
  }
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return false
  const { name } = parent
  const symbol = checker.getSymbolAtLocation(name)
  return mentionsOf(ts, name.getSourceFile(), name.text).every(
    (each) => each === name || checker.getSymbolAtLocation(each) !== symbol,
  )
}

/** Whether an operation gives what stands on its right side, or may. */
function isLast(
  ts: ProjectReader['reading']['ts'],
  { right, operatorToken }: ts.BinaryExpression,
  node: ts.Node,
): boolean {
  const { AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken, CommaToken } = ts.SyntaxKind
  return (
    right === node &&
    [AmpersandAmpersandToken, BarBarToken, QuestionQuestionToken, CommaToken].includes(operatorToken.kind)
  )
}

/** The name `forEach` of the call that is handed the function around a node, and drops what it gives. */
export function droppingForEach({ reading: { ts } }: ProjectReader, node: ts.Node): ts.Node | undefined {
  let at = node
  while (!ts.isFunctionLike(at) && !ts.isSourceFile(at)) at = at.parent
  if (!ts.isArrowFunction(at) && !ts.isFunctionExpression(at)) return undefined
  const call = outOf(ts, at).parent
  const callee = ts.isCallExpression(call) && call.arguments.includes(at) ? call.expression : undefined
  return callee && ts.isPropertyAccessExpression(callee) && callee.name.text === 'forEach' ? callee.name : undefined
}
