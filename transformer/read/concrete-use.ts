import type ts from 'typescript'
import { consultTypes } from './consulted'
import type { TypeScript } from './typescript'

/**
 * The expression that names a function, when its type says what the declaration leaves open: `users.all` of `crud<User>(…)`. Two such
 * names of one declaration are called in two ways. Undefined when the declaration says everything, or when neither does.
 */
export function concreteUse(
  ts: TypeScript,
  checker: ts.TypeChecker,
  declaration: ts.Node,
  expression: ts.Expression,
): ts.Expression | undefined {
  if (declaration === expression || !isInGeneric(ts, declaration)) return undefined
  consultTypes(expression)
  const signature = checker.getTypeAtLocation(expression).getCallSignatures().at(-1)
  return signature === undefined || signature.typeParameters !== undefined ? undefined : expression
}

/** Whether a node stands inside of something that has type parameters, or has some itself. */
export function isInGeneric(ts: TypeScript, node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    const mayBeOpen =
      ts.isFunctionLike(at) || ts.isClassLike(at) || ts.isInterfaceDeclaration(at) || ts.isTypeAliasDeclaration(at)
    if (mayBeOpen && ts.getEffectiveTypeParameterDeclarations(at as ts.DeclarationWithTypeParameters).length > 0)
      return true
  }
  return false
}
