import type ts from 'typescript'
import { boundSymbol } from './bound-symbol'
import { consult } from './consulted'
import { isConstant } from './is-constant'
import { plainExpression } from './plain-expression'
import type { TypeScript } from './typescript'

/** What an expression stands for, as far as the source tells. */
export interface ResolvedValue {
  /**
   * A function, an object literal, a call or any other expression; or a declaration without a value (`declare const f: …`), or whose value
   * only the type checker tells (a member of an enum).
   */
  readonly node: ts.Node
  /** The name of the declaration that holds the value; absent for a value written in place. */
  readonly name?: ts.DeclarationName
}

const deepest = 20

/**
 * Follows names, imports, re-exports and properties of constant objects to the value behind an expression.
 * Undefined when the source does not tell: a parameter, a `let`, a computed property.
 */
export function resolveValue(
  ts: TypeScript,
  checker: ts.TypeChecker,
  expression: ts.Expression,
  depth = 0,
): ResolvedValue | undefined {
  const node = plainExpression(ts, expression)
  if (depth > deepest) return undefined
  if (ts.isIdentifier(node)) return ofSymbol(boundSymbol(ts, checker, node) ?? symbolOf(ts, checker, node))
  if (ts.isPropertyAccessExpression(node)) {
    return ofSymbol(symbolOf(ts, checker, node.name)) ?? ofProperty(node.expression, node.name.text)
  }
  if (ts.isElementAccessExpression(node)) {
    const key = plainExpression(ts, node.argumentExpression)
    if (!ts.isStringLiteralLike(key)) return undefined
    return ofSymbol(symbolOf(ts, checker, key)) ?? ofProperty(node.expression, key.text)
  }
  return { node }

  function ofProperty(object: ts.Expression, name: string): ResolvedValue | undefined {
    const value = resolveValue(ts, checker, object, depth + 1)
    if (value === undefined || !ts.isObjectLiteralExpression(value.node)) return undefined
    const property = value.node.properties.find(
      (each) => each.name !== undefined && propertyText(ts, each.name) === name,
    )
    return property && ofDeclaration(property)
  }

  function ofSymbol(symbol: ts.Symbol | undefined): ResolvedValue | undefined {
    const declarations = symbol?.declarations ?? []
    // Of an overloaded function, the declaration that has the body.
    const declaration = declarations.find((each) => 'body' in each && each.body !== undefined) ?? declarations.at(-1)
    return declaration && ofDeclaration(declaration)
  }

  function ofDeclaration(declaration: ts.Declaration): ResolvedValue | undefined {
    consult(declaration)
    if (
      ts.isFunctionDeclaration(declaration) ||
      ts.isMethodDeclaration(declaration) ||
      ts.isMethodSignature(declaration)
    ) {
      return declaration.name ? { node: declaration, name: declaration.name } : { node: declaration }
    }
    if (ts.isExportAssignment(declaration)) return resolveValue(ts, checker, declaration.expression, depth + 1)
    if (ts.isShorthandPropertyAssignment(declaration)) {
      return ofSymbol(
        boundSymbol(ts, checker, declaration.name) ??
          behindAlias(ts, checker, checker.getShorthandAssignmentValueSymbol(declaration)),
      )
    }
    if (ts.isPropertyAssignment(declaration)) return named(declaration.initializer, declaration.name)
    if (ts.isPropertySignature(declaration) || ts.isEnumMember(declaration))
      return { node: declaration, name: declaration.name }
    if (ts.isVariableDeclaration(declaration) && ts.isIdentifier(declaration.name)) return ofVariable(declaration)
    if (ts.isBindingElement(declaration)) return ofBinding(declaration)
    if (ts.isBinaryExpression(declaration)) return ofAssignment(declaration)
    if (ts.isPropertyDeclaration(declaration)) {
      return declaration.initializer ? named(declaration.initializer, declaration.name) : undefined
    }
    return undefined
  }

  /** `exports.get = …` */
  function ofAssignment({ left, right }: ts.BinaryExpression): ResolvedValue | undefined {
    return ts.isPropertyAccessExpression(left) ? named(right, left.name) : resolveValue(ts, checker, right, depth + 1)
  }

  function ofVariable(variable: ts.VariableDeclaration): ResolvedValue | undefined {
    const constant = isConstant(ts, ts.getCombinedNodeFlags(variable))
    if (variable.initializer === undefined) return constant ? { node: variable, name: variable.name } : undefined
    return constant ? named(variable.initializer, variable.name) : undefined
  }

  /** `const { get } = articles` */
  function ofBinding({
    parent: pattern,
    name,
    propertyName,
    dotDotDotToken,
    initializer,
  }: ts.BindingElement): ResolvedValue | undefined {
    const variable = pattern.parent
    if (
      !ts.isObjectBindingPattern(pattern) ||
      !ts.isVariableDeclaration(variable) ||
      variable.initializer === undefined
    )
      return undefined
    if (dotDotDotToken !== undefined || initializer !== undefined) return undefined
    const key = propertyText(ts, propertyName ?? name)
    const constant = isConstant(ts, ts.getCombinedNodeFlags(variable))
    return constant && key !== undefined ? ofProperty(variable.initializer, key) : undefined
  }

  /** The value of a declaration: the declaration's own name belongs to it unless it only repeats another name. */
  function named(initializer: ts.Expression, name: ts.DeclarationName): ResolvedValue | undefined {
    const value = resolveValue(ts, checker, initializer, depth + 1)
    if (value === undefined) return undefined
    return value.name === undefined ? { node: value.node, name } : value
  }
}

/** The text of a property's name, when it is written plainly. */
export function propertyText(ts: TypeScript, name: ts.PropertyName | ts.BindingName): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text
  if (ts.isComputedPropertyName(name)) {
    const key = plainExpression(ts, name.expression)
    return ts.isStringLiteralLike(key) ? key.text : undefined
  }
  return undefined
}

function symbolOf(ts: TypeScript, checker: ts.TypeChecker, name: ts.Node): ts.Symbol | undefined {
  // `{ createTodo }` names a property; the variable of that name is what it holds.
  const shorthand = ts.isShorthandPropertyAssignment(name.parent) && name.parent.name === name
  const symbol = shorthand ? checker.getShorthandAssignmentValueSymbol(name.parent) : checker.getSymbolAtLocation(name)
  return behindAlias(ts, checker, symbol)
}

function behindAlias(ts: TypeScript, checker: ts.TypeChecker, symbol: ts.Symbol | undefined): ts.Symbol | undefined {
  if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Alias) === 0) return symbol
  consultAliases(ts, checker, symbol)
  return checker.getAliasedSymbol(symbol)
}

/** The files of all imports and exports on the way. A module that lacks the name, or hands it on unnamed, is one of them. */
function consultAliases(ts: TypeScript, checker: ts.TypeChecker, symbol: ts.Symbol): void {
  let at: ts.Symbol | undefined = symbol
  for (let step = 0; step < deepest && at !== undefined && (at.flags & ts.SymbolFlags.Alias) !== 0; step++) {
    for (const declaration of at.declarations ?? []) {
      consult(declaration)
      const specifier = moduleSpecifierOf(ts, declaration)
      consult(specifier && checker.getSymbolAtLocation(specifier)?.declarations?.[0])
    }
    at = checker.getImmediateAliasedSymbol(at)
  }
}

function moduleSpecifierOf(ts: TypeScript, declaration: ts.Declaration): ts.Expression | undefined {
  for (let node: ts.Node = declaration; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  }
  return undefined
}
