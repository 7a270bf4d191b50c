import type { Span } from '../model/place'
import { calledParameters } from './called-parameters'
import { contextBrand } from './context-brand'
import { typedNode, type FunctionSource } from './function-source'
import { textSpanOf } from './place'
import type { Reading } from './reading'

/** Where a property of a function's input is declared; in several places when the input is a union, nowhere when it has none. */
export function inputProperty({ ts, checker }: Reading, source: FunctionSource, name: string): Span[] {
  const signature = checker.getTypeAtLocation(typedNode(source)).getCallSignatures().at(-1)
  const parameters = signature === undefined ? [] : calledParameters(ts, checker, signature)
  const types = parameters.map(({ type }) => checker.getNonNullableType(type))
  const input = types.find((type) => contextBrand(ts, checker, type) === undefined)
  if (input === undefined) return []
  const declarations = (input.isUnion() ? input.types : [input]).flatMap(
    (member) => checker.getPropertyOfType(member, name)?.declarations ?? [],
  )
  return [...new Set(declarations)].flatMap((declaration) => {
    const named = ts.getNameOfDeclaration(declaration)
    return named === undefined ? [] : [textSpanOf(ts, named)]
  })
}
