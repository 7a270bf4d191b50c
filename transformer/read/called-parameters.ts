import type ts from 'typescript'
import type { TypeScript } from './typescript'

/** A parameter as a caller sees it. */
export interface CalledParameter {
  readonly type: ts.Type
  /** Where it is declared, if anywhere. */
  readonly node?: ts.ParameterDeclaration
  readonly isOptional: boolean
  /** Whether it stands for any number of arguments. */
  readonly isRest: boolean
}

/** The parameters of a signature. A rest parameter whose type is a tuple stands for as many as that has. */
export function calledParameters(ts: TypeScript, checker: ts.TypeChecker, signature: ts.Signature): CalledParameter[] {
  return signature.parameters.flatMap((symbol) => {
    const type = checker.getTypeOfSymbol(symbol)
    const node = parameterOf(ts, symbol.valueDeclaration)
    const isRest = node?.dotDotDotToken !== undefined
    if (isRest && checker.isTupleType(type)) return elementsOf(ts, checker, type as ts.TupleTypeReference)
    return [{ type, isRest, isOptional: node !== undefined && checker.isOptionalParameter(node), ...named(node) }]
  })
}

function elementsOf(ts: TypeScript, checker: ts.TypeChecker, tuple: ts.TupleTypeReference): CalledParameter[] {
  const { elementFlags, labeledElementDeclarations } = tuple.target
  return checker.getTypeArguments(tuple).map((type, at) => {
    const flags = elementFlags[at] ?? ts.ElementFlags.Required
    const node = parameterOf(ts, labeledElementDeclarations?.[at])
    const isRest = (flags & ts.ElementFlags.Variable) !== 0
    return { type, isRest, isOptional: (flags & ts.ElementFlags.Optional) !== 0, ...named(node) }
  })
}

function parameterOf(ts: TypeScript, node: ts.Node | undefined): ts.ParameterDeclaration | undefined {
  return node !== undefined && ts.isParameter(node) ? node : undefined
}

function named(node: ts.ParameterDeclaration | undefined): Pick<CalledParameter, 'node'> {
  return node === undefined ? {} : { node }
}
