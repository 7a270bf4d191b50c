import type ts from 'typescript'
import type { TypeScript } from './typescript'

/** What a function is called after. */
export interface FunctionName {
  /** Absent where nothing names it. */
  node?: ts.DeclarationName
  /** With that of its class, when it has one: `Cart.total`. */
  text: string
}

/** The name of a function, as its declaration, its class, its key or its constant tells it. */
export function functionName(ts: TypeScript, node: ts.SignatureDeclaration): FunctionName {
  const { parent } = node
  const holder = ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent) ? parent.name : undefined
  const name = node.name ?? holder
  const owner = ts.isClassLike(parent) ? parent.name?.text : undefined
  const text = ts.isConstructorDeclaration(node) ? 'constructor' : name && textOf(ts, name)
  const whole = owner !== undefined && text !== undefined ? `${owner}.${text}` : (text ?? 'function')
  return name === undefined ? { text: whole } : { node: name, text: whole }
}

function textOf(ts: TypeScript, name: ts.DeclarationName): string {
  return ts.isStringLiteralLike(name) ? name.text : name.getText()
}
