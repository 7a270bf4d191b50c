import type ts from 'typescript'
import { plainExpression } from '../plain-expression'
import type { ProjectReader } from '../project-reader'
import { resolveValue } from '../resolve-value'

/** A function whose code can be read. */
export type CodedFunction = ts.FunctionLikeDeclaration & { readonly body: ts.Node }

/** The function that a call or an expression names, if its code is part of the program. */
export function calledFunction(project: ProjectReader, callee: ts.Expression): CodedFunction | undefined {
  const { ts, checker } = project.reading
  const node = resolveValue(ts, checker, callee)?.node
  return node && coded(project, node)
}

/** The constructor that `new` runs. */
export function constructorCalled(project: ProjectReader, { expression }: ts.NewExpression): CodedFunction | undefined {
  const { ts, checker } = project.reading
  let symbol = checker.getSymbolAtLocation(plainExpression(ts, expression))
  if (symbol && (symbol.flags & ts.SymbolFlags.Alias) !== 0) symbol = checker.getAliasedSymbol(symbol)
  const declared = symbol?.valueDeclaration
  const found = declared && ts.isClassLike(declared) ? declared.members.find(ts.isConstructorDeclaration) : undefined
  return found && coded(project, found)
}

function coded({ reading: { ts, program } }: ProjectReader, node: ts.Node): CodedFunction | undefined {
  if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return undefined
  const file = node.getSourceFile()
  return file.isDeclarationFile || program.isSourceFileFromExternalLibrary(file) ? undefined : (node as CodedFunction)
}

/** The outermost function around a node: functions inside of functions are part of it. */
export function outermostFunction(
  { reading: { ts } }: ProjectReader,
  node: ts.Node,
): ts.SignatureDeclaration | undefined {
  let outermost: ts.SignatureDeclaration | undefined
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) if (ts.isFunctionLike(at)) outermost = at
  return outermost
}
