import type ts from 'typescript'
import type { ProjectReader } from '../../project-reader'
import { propertyText } from '../../resolve-value'
import { isWorkflow } from '../site-call'

/** Whether an expression is a service of a workflow's context: `ctx.db`, or `db` that was taken out of it. */
export function isServiceTaken(project: ProjectReader, node: ts.Expression): boolean {
  const { ts, checker, solder } = project.reading
  if (ts.isPropertyAccessExpression(node)) {
    const symbol = checker.getSymbolAtLocation(node.name)
    return symbol !== undefined && !solder.declares(symbol) && isWorkflow(project, node.expression)
  }
  if (!ts.isIdentifier(node)) return false
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration
  if (declaration === undefined || !ts.isBindingElement(declaration)) return false
  let element: ts.BindingElement = declaration
  // `{ db: { users } }`: what is taken out of a service.
  while (ts.isBindingElement(element.parent.parent)) element = element.parent.parent
  if (element.dotDotDotToken !== undefined || !isWorkflow(project, element.parent)) return false
  const name = propertyText(ts, element.propertyName ?? element.name)
  const symbol =
    name === undefined ? undefined : checker.getPropertyOfType(checker.getTypeAtLocation(element.parent), name)
  return symbol !== undefined && !solder.declares(symbol)
}
