import type ts from 'typescript'
import type { Constraints, TypeId, TypeModel } from '../../model/types'
import { constraintsFor } from './constraints'
import { isNever } from './is-never'
import { readIntersection } from './read-intersection'
import { readObject } from './read-object'
import { collectionKind, readCollection } from './read-collection'
import { readBigint, readStandIn } from './read-stand-in'
import { readTuple } from './read-tuple'
import { readUnion } from './read-union'
import { libraryName } from './library'
import { libraryBase } from './library-base'
import type { Reading, UnionPart } from './reading'
import { toJsonOf } from './read-to-json'
import { refusal } from './refused'
import { templatePattern, templateText } from './template-literal'
import { typeName } from './type-name'

export type PartsReader = () => TypeModel

/** A type with parts: its id-to-be, and how to make its model when its turn comes. */
export interface Compound {
  name: string
  read: PartsReader
}

/** What a type is: the id of a model without parts, or a type whose parts are to be read later. */
export function classify(
  reading: Reading,
  type: ts.Type,
  hint: string,
  constraints?: Constraints,
  part: UnionPart = 'whole',
): TypeId | Compound {
  const { TypeFlags } = reading.ts
  if ((type.flags & TypeFlags.Union) !== 0 && (type.flags & TypeFlags.Boolean) === 0) {
    const name = typeName(reading, type)
    return {
      name: name ?? hint,
      read: () => readUnion(reading, type as ts.UnionType, name ?? '', name ?? hint, constraints, part),
    }
  }
  if (isNever(reading, type)) return reading.intern({ kind: 'never' }, 'never')
  if ((type.flags & TypeFlags.Intersection) !== 0) {
    return readIntersection(reading, type as ts.IntersectionType, hint, constraints)
  }
  if ((type.flags & TypeFlags.Object) !== 0) return classifyObject(reading, type as ts.ObjectType, hint, constraints)
  return classifySimple(reading, type, hint, constraints)
}

/** An obstacle's id. */
export function obstacle(reading: Reading, what: string): TypeId {
  return reading.intern({ kind: 'obstacle', what }, what)
}

function stringType(reading: Reading, constraints: Constraints | undefined): TypeId {
  return constrained(reading, 'string', constraints)
}

/** The id of a string or number type with those of the constraints that are for it. */
export function constrained(reading: Reading, kind: 'string' | 'number', constraints: Constraints | undefined): TypeId {
  const kept = constraintsFor(kind, constraints)
  if (kept === undefined) return reading.intern({ kind }, kind)
  const words = Object.entries(kept).flatMap(([name, value]) =>
    name === 'templates' ? [] : [`${name} ${String(value)}`],
  )
  return reading.intern({ kind, constraints: kept }, `${kind} of ${words.join(', ')}`)
}

function classifySimple(reading: Reading, type: ts.Type, hint: string, constraints?: Constraints): TypeId {
  const { TypeFlags } = reading.ts
  const is = (flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0
  if (is(TypeFlags.Any)) return anyType(reading, type)
  if (is(TypeFlags.Unknown)) return reading.intern({ kind: 'unknown' }, 'unknown')
  if (is(TypeFlags.StringLiteral | TypeFlags.NumberLiteral)) {
    const { value } = type as ts.StringLiteralType | ts.NumberLiteralType
    if (typeof value === 'number' && !Number.isFinite(value)) return obstacle(reading, `the number ${value}`)
    return reading.intern({ kind: 'literal', value }, JSON.stringify(value))
  }
  if (is(TypeFlags.BooleanLiteral)) {
    const value = reading.checker.typeToString(type) === 'true'
    return reading.intern({ kind: 'literal', value }, String(value))
  }
  if (is(TypeFlags.Boolean)) return reading.intern({ kind: 'boolean' }, 'boolean')
  if (is(TypeFlags.String)) return stringType(reading, constraints)
  // An enum with computed members: TypeScript knows no more than that they are numbers.
  if (is(TypeFlags.Number | TypeFlags.Enum)) return constrained(reading, 'number', constraints)
  if (is(TypeFlags.BigIntLike)) return readBigint(reading, type)
  if (is(TypeFlags.Null)) return reading.intern({ kind: 'null' }, 'null')
  if (is(TypeFlags.Undefined | TypeFlags.Void)) return reading.intern({ kind: 'undefined' }, 'undefined')
  if (is(TypeFlags.NonPrimitive)) return reading.intern({ kind: 'anyObject' }, 'object')
  if (is(TypeFlags.TemplateLiteral)) return templateType(reading, type as ts.TemplateLiteralType, constraints)
  if (is(TypeFlags.StringMapping)) return templateType(reading, type as ts.StringMappingType, constraints)
  return unsupported(reading, type, hint, constraints)
}

/** An unresolved type would let everything in; `any` lets it in because its author said so. */
function anyType(reading: Reading, type: ts.Type): TypeId {
  const unresolved = (type as { intrinsicName?: string }).intrinsicName === 'error'
  if (unresolved) return obstacle(reading, 'a type that cannot be resolved')
  return reading.intern({ kind: 'unknown', any: true }, 'any')
}

function templateType(
  reading: Reading,
  type: ts.TemplateLiteralType | ts.StringMappingType,
  constraints?: Constraints,
): TypeId {
  const pattern = templatePattern(reading, type)
  if (pattern === undefined) {
    const kind = 'texts' in type ? 'template literal' : 'unresolved'
    return obstacle(reading, `the ${kind} type '${reading.checker.typeToString(type)}'`)
  }
  return stringType(reading, {
    ...constraints,
    patterns: [pattern, ...(constraints?.patterns ?? [])],
    templates: { ...constraints?.templates, [pattern]: templateText(reading, type) },
  })
}

function unsupported(reading: Reading, type: ts.Type, hint: string, constraints?: Constraints): TypeId {
  const { checker } = reading
  const { TypeFlags } = reading.ts
  if ((type.flags & TypeFlags.TypeParameter) !== 0) {
    // `this` stands for the interface or class that it is written in.
    const self =
      (type as { isThisType?: boolean }).isThisType === true ? checker.getBaseConstraintOfType(type) : undefined
    return self === undefined
      ? obstacle(reading, `the unresolved type parameter '${checker.typeToString(type)}'`)
      : reading.enter(self, hint, constraints)
  }
  if ((type.flags & TypeFlags.ESSymbolLike) !== 0) return obstacle(reading, 'a symbol')
  return obstacle(reading, `the unresolved type '${checker.typeToString(type)}'`)
}

function classifyObject(
  reading: Reading,
  type: ts.ObjectType,
  hint: string,
  constraints?: Constraints,
): TypeId | Compound {
  const { checker } = reading
  if (checker.isTupleType(type)) {
    return {
      name: typeName(reading, type) ?? hint,
      read: () => readTuple(reading, type as ts.TupleTypeReference, typeName(reading, type) ?? hint),
    }
  }
  if (checker.isArrayType(type)) return arrayType(reading, type as ts.TypeReference, hint, constraints)
  if (type.getConstructSignatures().length > 0) return obstacle(reading, 'a class')
  if (type.getCallSignatures().length > 0) return obstacle(reading, 'a function')
  const library = libraryName(reading.program, type)
  const collection = collectionKind(library)
  if (collection !== undefined) return readCollection(reading, type as ts.TypeReference, collection, hint, constraints)
  const standIn = library === undefined ? undefined : readStandIn(reading, library)
  if (standIn !== undefined) return standIn
  if (library !== undefined && isMoreThanData(reading, type) && toJsonOf(reading, type) === undefined)
    return obstacle(reading, refusal(library))
  const base = libraryBase(reading, type)
  if (base !== undefined) return classify(reading, base, typeName(reading, type) ?? hint, constraints)
  return objectType(reading, type, hint)
}

/** An object type, or an intersection of such. */
export function objectType(reading: Reading, type: ts.Type, hint: string): Compound {
  const name = typeName(reading, type)
  return { name: name ?? hint, read: () => readObject(reading, type, name ?? '', hint) }
}

function arrayType(reading: Reading, type: ts.TypeReference, hint: string, constraints?: Constraints): Compound {
  const [element] = reading.checker.getTypeArguments(type)
  if (element === undefined) throw new Error('an array type without an element type')
  const alias = type.aliasSymbol?.name
  const array = arrayOf(reading, element, alias ?? hint, constraints)
  return alias === undefined ? array : { ...array, name: alias }
}

/** An array of items of a type. */
export function arrayOf(reading: Reading, element: ts.Type, hint: string, constraints?: Constraints): Compound {
  const kept = constraintsFor('array', constraints)
  const read = (): TypeModel => {
    const id = reading.enter(element, `${hint}_item`, constraints?.items)
    return { kind: 'array', element: id, ...(kept === undefined ? {} : { constraints: kept }) }
  }
  const intrinsic = (element as { intrinsicName?: string }).intrinsicName
  const name = typeName(reading, element) ?? intrinsic
  return { name: name === undefined ? hint : `${name}[]`, read }
}

/** Whether a type of the library is a class, or has methods. */
function isMoreThanData({ ts, checker }: Reading, type: ts.Type): boolean {
  if (((type.getSymbol()?.flags ?? 0) & ts.SymbolFlags.Variable) !== 0) return true
  return checker
    .getPropertiesOfType(type)
    .some((property) => checker.getNonNullableType(checker.getTypeOfSymbol(property)).getCallSignatures().length > 0)
}
