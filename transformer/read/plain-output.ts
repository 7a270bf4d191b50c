import type ts from 'typescript'
import { isPlainType } from './is-plain-type'
import type { PlainTypes } from './plain-types'
import type { Reading } from './reading'

/** Whether what a function gives, once it is awaited, surely crosses every wire. */
export function hasPlainOutput(reading: Reading, plain: PlainTypes, node: ts.Node): boolean {
  const returned = signatureOf(reading, node)?.getReturnType()
  return returned !== undefined && isPlainType(reading, plain, awaited(reading, returned))
}

/** The last signature of a function. Of one that is not overloaded its declaration tells, which is less work than to make its type. */
function signatureOf({ ts, checker }: Reading, node: ts.Node): ts.Signature | undefined {
  const { symbol } = node as { symbol?: ts.Symbol }
  const isAlone =
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node) ||
    (ts.isFunctionDeclaration(node) && symbol?.declarations?.length === 1)
  return isAlone
    ? checker.getSignatureFromDeclaration(node)
    : checker.getTypeAtLocation(node).getCallSignatures().at(-1)
}

/** What a promise comes to. Of a plain one its argument tells: to ask whether a type is a promise takes the checker long. */
function awaited({ ts, checker, program }: Reading, type: ts.Type): ts.Type {
  const symbol = type.getSymbol()
  const declaration = symbol?.name === 'Promise' ? symbol.valueDeclaration : undefined
  const [inner] =
    declaration && program.isSourceFileDefaultLibrary(declaration.getSourceFile())
      ? checker.getTypeArguments(type as ts.TypeReference)
      : []
  const isDone = inner !== undefined && (inner.flags & (ts.TypeFlags.Instantiable | ts.TypeFlags.Any)) === 0
  return isDone ? inner : (checker.getAwaitedType(type) ?? type)
}
