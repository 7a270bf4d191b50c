import type ts from 'typescript'
import { namesAsked } from './names-asked'
import { plainExpression } from './plain-expression'
import { propertyText } from './resolve-value'
import type { TypeScript } from './typescript'

/**
 * The names of the properties that code takes from one of its parameters, by destructuring it or by reading its
 * properties, or by handing it on to what asks for few of them; undefined when that cannot be told, because the parameter is handed
 * on to anything else, spread or read by a computed name.
 */
export function namesTaken(
  ts: TypeScript,
  checker: ts.TypeChecker,
  declaration: ts.SignatureDeclaration,
  parameter: ts.ParameterDeclaration,
): string[] | undefined {
  const names = new Set<string>()
  const body = 'body' in declaration ? declaration.body : undefined
  if (body === undefined) return undefined
  if (!ts.isIdentifier(parameter.name)) return takePattern(parameter.name) ? [...names] : undefined
  const name = parameter.name
  const symbol = checker.getSymbolAtLocation(name)
  return visit(body) && declaration.parameters.every((each) => !each.initializer || visit(each.initializer))
    ? [...names]
    : undefined

  /** Whether everything below the node is understood. */
  function visit(node: ts.Node): boolean {
    if (ts.isTypeNode(node)) return true
    if (ts.isIdentifier(node) && node.text === name.text && refersToParameter(node)) return takeUse(node)
    return ts.forEachChild(node, (child) => (visit(child) ? undefined : true)) === undefined
  }

  function refersToParameter(node: ts.Identifier): boolean {
    const { parent } = node
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false
    if (ts.isPropertyAssignment(parent) && parent.name === node) return false
    if (ts.isShorthandPropertyAssignment(parent)) return checker.getShorthandAssignmentValueSymbol(parent) === symbol
    return checker.getSymbolAtLocation(node) === symbol
  }

  function takeUse(node: ts.Identifier): boolean {
    let use: ts.Expression = node
    while (isWrapper(use.parent)) use = use.parent
    const { parent } = use
    if (ts.isPropertyAccessExpression(parent) && parent.expression === use) {
      names.add(parent.name.text)
      return true
    }
    if (ts.isElementAccessExpression(parent) && parent.expression === use) {
      const key = plainExpression(ts, parent.argumentExpression)
      if (ts.isStringLiteralLike(key)) names.add(key.text)
      return ts.isStringLiteralLike(key)
    }
    if (ts.isVariableDeclaration(parent)) return parent.initializer === use && takePattern(parent.name)
    return isArgument(parent, use) && takeAll(namesAsked(ts, checker, use))
  }

  function isArgument(call: ts.Node, node: ts.Expression): boolean {
    return (ts.isCallExpression(call) || ts.isNewExpression(call)) && call.arguments?.includes(node) === true
  }

  function takeAll(asked: readonly string[] | undefined): boolean {
    for (const each of asked ?? []) names.add(each)
    return asked !== undefined
  }

  function isWrapper(node: ts.Node): node is ts.Expression {
    return ts.isExpression(node) && plainExpression(ts, node) !== node
  }

  function takePattern(pattern: ts.BindingName): boolean {
    if (!ts.isObjectBindingPattern(pattern)) return false
    return pattern.elements.every((element) => {
      const text = element.dotDotDotToken ? undefined : propertyText(ts, element.propertyName ?? element.name)
      if (text !== undefined) names.add(text)
      return text !== undefined
    })
  }
}
