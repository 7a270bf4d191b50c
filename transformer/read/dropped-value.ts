import type ts from 'typescript'
import { mentionsOf } from './mentions'
import { outOf } from './outer-expression'
import type { Reading } from './reading'
import type { TypeScript } from './typescript'

/**
 * Whether nothing becomes of the promise that an expression gives. Who writes `void` before it or `catch` behind it may have meant that:
 * with `evenIfMeant` that is dropped, too.
 */
export function isDropped(
  reading: Reading,
  expression: ts.Expression,
  { evenIfMeant }: { evenIfMeant: boolean },
): boolean {
  const { ts, checker } = reading
  const node = givenBy(ts, expression)
  const { parent } = node
  if (ts.isExpressionStatement(parent)) return true
  if (ts.isVoidExpression(parent)) return evenIfMeant
  if (ts.isBinaryExpression(parent)) return parent.operatorToken.kind === ts.SyntaxKind.CommaToken
  if (ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent)) {
    const isHandled = /^(?:then|catch|finally)$/.test(parent.name.text) && parent.parent.expression === parent
    return evenIfMeant && isHandled && isDropped(reading, parent.parent, { evenIfMeant })
  }
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name)) return false
  const { name } = parent
  const symbol = checker.getSymbolAtLocation(name)
  return mentionsOf(ts, name.getSourceFile(), name.text).every(
    (each) => each === name || variableAt(reading, each) !== symbol,
  )
}

/** The variable that a mention names: `{ name }` and `export { name }` make things of that name, too. */
function variableAt({ ts, checker }: Reading, node: ts.Node): ts.Symbol | undefined {
  const { parent } = node
  if (ts.isShorthandPropertyAssignment(parent)) return checker.getShorthandAssignmentValueSymbol(parent)
  if (ts.isExportSpecifier(parent)) return checker.getExportSpecifierLocalTargetSymbol(parent)
  return checker.getSymbolAtLocation(node)
}

/** The outermost expression that gives what an expression inside of it does, or may: `ready && start()`. */
export function givenBy(ts: TypeScript, expression: ts.Expression): ts.Expression {
  let node = outOf(ts, expression)
  while (gives(ts, node.parent, node)) node = outOf(ts, node.parent)
  return node
}

function gives(ts: TypeScript, parent: ts.Node, node: ts.Expression): parent is ts.Expression {
  if (ts.isConditionalExpression(parent)) return parent.condition !== node
  return ts.isBinaryExpression(parent) && parent.right === node && lasts(ts).includes(parent.operatorToken.kind)
}

/** The operators that give what stands on their right side, or may. */
function lasts({ SyntaxKind }: TypeScript): ts.SyntaxKind[] {
  return [
    SyntaxKind.AmpersandAmpersandToken,
    SyntaxKind.BarBarToken,
    SyntaxKind.QuestionQuestionToken,
    SyntaxKind.CommaToken,
  ]
}
