import type ts from 'typescript'
import { libraryName } from './library'
import { isValue } from './read-stand-in'
import type { Reading } from './reading'

/**
 * The array, the tuple or the value like a `Date` that an interface or class extends without asking for anything more:
 * `interface JsonArray extends Array<Json> {}`. Values of the one are values of the other.
 */
export function libraryBase(reading: Reading, type: ts.Type): ts.Type | undefined {
  const base = arrayOrDate(reading, type) ?? mappedValue(reading, type)
  return base !== undefined && reading.checker.isTypeAssignableTo(base, type) ? base : undefined
}

function arrayOrDate(reading: Reading, type: ts.Type): ts.Type | undefined {
  const bases = new Set<ts.Type>([type])
  for (const base of bases) {
    if (isWhole(reading, base)) return base
    const generic = (base as Partial<ts.TypeReference>).target
    if (base.isClassOrInterface()) for (const each of reading.checker.getBaseTypes(base)) bases.add(each)
    // The checker does not tell the bases of an instantiation, `Items<Todo>`; an array is known by what it gives when sliced.
    else if (generic !== undefined && arrayOrDate(reading, generic) !== undefined) return sliceOf(reading, base)
  }
  return undefined
}

/** `Map<string, number>` of `Readonly<Map<string, number>>`: an alias that says the same of a value's properties. */
function mappedValue({ checker, program }: Reading, type: ts.Type): ts.Type | undefined {
  return type.aliasTypeArguments?.find(
    (given) => isValue(libraryName(program, given)) && checker.isTypeAssignableTo(type, given),
  )
}

/** An array, a tuple or a value like a `Date`: no object that consists of its properties. */
function isWhole({ checker, program }: Reading, type: ts.Type): boolean {
  return checker.isArrayType(type) || checker.isTupleType(type) || isValue(libraryName(program, type))
}

function sliceOf({ checker }: Reading, type: ts.Type): ts.Type | undefined {
  const slice = type.getProperty('slice')
  const [signature] = slice === undefined ? [] : checker.getTypeOfSymbol(slice).getCallSignatures()
  const sliced = signature && checker.getReturnTypeOfSignature(signature)
  return sliced !== undefined && checker.isArrayType(sliced) ? sliced : undefined
}
