import type { Span } from '../model/place'
import { contextBrand } from './context-brand'
import type { FunctionSource } from './function-source'
import { textSpanOf } from './place'
import type { Reading } from './reading'

/** Where a property of a function's input is declared; in several places when the input is a union, nowhere when it has none. */
export function inputProperty({ ts, checker }: Reading, { node }: FunctionSource, name: string): Span[] {
  const parameters = checker.getTypeAtLocation(node).getCallSignatures().at(-1)?.parameters ?? []
  const types = parameters.map((parameter) => checker.getNonNullableType(checker.getTypeOfSymbol(parameter)))
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
