import type ts from 'typescript'
import { plainExpression } from '../../plain-expression'
import type { ProjectReader } from '../../project-reader'
import { calledFunction, constructorCalled } from '../called-function'
import { isWorkflow, siteMember } from '../site-call'

/** What of a call hides which site it is: the member is computed or bound, or code out of sight is handed the context. */
export function hiddenSite(project: ProjectReader, call: ts.CallExpression | ts.NewExpression): ts.Node | undefined {
  const { ts } = project.reading
  if (ts.isCallExpression(call)) {
    const callee = plainExpression(ts, call.expression)
    if (isComputed(project, callee)) return callee
    if (isBinding(project, callee)) return callee
  }
  return isInSight(project, call) ? undefined : call.arguments?.find((argument) => isHandle(project, argument))
}

/** `ctx[name](…)` */
function isComputed(project: ProjectReader, callee: ts.Expression): boolean {
  const { ts } = project.reading
  if (!ts.isElementAccessExpression(callee)) return false
  return (
    !ts.isStringLiteralLike(plainExpression(ts, callee.argumentExpression)) && isWorkflow(project, callee.expression)
  )
}

/** `ctx.step.bind(…)` */
function isBinding(project: ProjectReader, callee: ts.Expression): boolean {
  const { ts } = project.reading
  return (
    ts.isPropertyAccessExpression(callee) &&
    /^(?:bind|call|apply)$/.test(callee.name.text) &&
    siteMember(project, callee.expression) !== undefined
  )
}

function isHandle(project: ProjectReader, argument: ts.Expression): boolean {
  const { ts } = project.reading
  const node = plainExpression(ts, argument)
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return false
  return isWorkflow(project, node) || siteMember(project, node) !== undefined
}

/** Whether the code that is called is part of the program, or handed in by code that is. */
function isInSight(project: ProjectReader, call: ts.CallExpression | ts.NewExpression): boolean {
  const { ts, checker, solder } = project.reading
  if (ts.isNewExpression(call)) return constructorCalled(project, call) !== undefined
  if (calledFunction(project, call.expression) !== undefined) return true
  const callee = plainExpression(ts, call.expression)
  if (ts.isArrowFunction(callee) || ts.isFunctionExpression(callee)) return true
  const declaration = checker.getSymbolAtLocation(callee)?.valueDeclaration
  if (declaration && ts.isParameter(declaration)) return true
  const signature = checker.getResolvedSignature(call)?.declaration
  return signature !== undefined && solder.holds(signature)
}
