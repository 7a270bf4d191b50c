import type ts from 'typescript'

/** A name for a type that has none of its own: after the function or variable it belongs to. */
export function rootHint(typescript: typeof ts, at: ts.Node, role: string): string {
  for (let node: ts.Node | undefined = at; node !== undefined; node = node.parent as ts.Node | undefined) {
    if (
      typescript.isFunctionDeclaration(node) ||
      typescript.isVariableDeclaration(node) ||
      typescript.isMethodDeclaration(node) ||
      typescript.isPropertyAssignment(node)
    ) {
      const { name } = node
      if (name !== undefined && (typescript.isIdentifier(name) || typescript.isStringLiteral(name))) {
        return `${name.text}_${role}`
      }
    }
  }
  return `type_${role}`
}
