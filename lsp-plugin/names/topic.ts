import type ts from 'typescript'
import type { View } from '../editor.js'

/** A topic, and the variable that holds it. */
export interface TopicPlace {
  text: string
  variable: ts.Identifier
}

/** The topic that a node names: the variable that holds it, here or where it is imported, or the name in its definition. */
export function topicAt(view: View, node: ts.Node): TopicPlace | undefined {
  const { ts, checker } = view
  if (ts.isStringLiteralLike(node)) {
    const { parent } = node
    return ts.isCallExpression(parent) && parent.arguments[0] === node ? topicOf(view, parent.parent) : undefined
  }
  if (!ts.isIdentifier(node)) return undefined
  const symbol = checker.getSymbolAtLocation(node)
  const isAlias = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0
  return topicOf(view, (isAlias ? checker.getAliasedSymbol(symbol) : symbol)?.valueDeclaration)
}

function topicOf({ ts, reader }: View, declaration: ts.Node | undefined): TopicPlace | undefined {
  if (declaration === undefined || !ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name))
    return undefined
  const call = declaration.initializer
  if (call === undefined || !ts.isCallExpression(call)) return undefined
  const [name] = call.arguments
  if (name === undefined || !ts.isStringLiteralLike(name)) return undefined
  return reader.callsIn(declaration.getSourceFile()).get(call) === 'defineTopic'
    ? { text: name.text, variable: declaration.name }
    : undefined
}
