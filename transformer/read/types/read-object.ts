import type ts from 'typescript'
import type { IndexSignature, Property, TypeId, TypeModel } from '../../model/types'
import { constraintsOfComments } from './constraints-of-comments'
import { documentationOf } from './documentation'
import type { Reading } from './reading'
import { isError, isOfClassOnly } from './class-members'
import { readToJson } from './read-to-json'
import { refusal } from './refused'
import { defaultOf, sourceOf } from './read-annotations'
import { saidOf, type Said } from './said-in-comments'
import { spanOf } from './span'
import { mayBeUndefined } from './may-be-undefined'
import { isTag } from './tags'
import { templatePattern } from './template-literal'
import { withoutUndefined } from './without-undefined'

/** The model of an object type: its properties in the order of their declaration, and its index signatures. */
export function readObject(reading: Reading, type: ts.Type, name: string, hint: string): TypeModel {
  const itself = readToJson(reading, type, name, hint)
  if (itself !== undefined) return itself
  const library = methodsFrom(reading, type) ?? (isError(reading, type) ? 'Error' : undefined)
  if (library !== undefined) return { kind: 'obstacle', what: `a type made from ${refusal(library)}` }
  const properties: Property[] = []
  const methods: Property[] = []
  for (const symbol of reading.checker.getPropertiesOfType(type)) {
    if (!isPublicData(reading, symbol)) continue
    const property = readProperty(reading, symbol, name === '' ? hint : name)
    if (isOfClassOnly(reading, symbol)) methods.push(property)
    else properties.push(property)
  }
  const index = reading.checker
    .getIndexInfosOfType(type)
    .flatMap((info) => readIndex(reading, info, name === '' ? hint : name))
  if (properties.length === 0 && index.length === 0 && methods.length === 0) return { kind: 'something' }
  return { kind: 'object', name, properties, index, ...(methods.length === 0 ? {} : { methods }) }
}

/** The class of the library whose methods the type has: it extends or maps one, as `DeepPartial` maps a `Date`. */
function methodsFrom({ ts, checker, program }: Reading, type: ts.Type): string | undefined {
  for (const { declarations } of checker.getPropertiesOfType(type)) {
    const [declaration] = declarations ?? []
    if (declaration === undefined || !ts.isMethodSignature(declaration)) continue
    const { parent } = declaration
    if (ts.isInterfaceDeclaration(parent) && program.isSourceFileDefaultLibrary(parent.getSourceFile()))
      return parent.name.text
  }
  return undefined
}

/** No symbol key, no `#name`, nothing private. */
function isPublicData({ ts }: Reading, symbol: ts.Symbol): boolean {
  const escaped = symbol.escapedName as string
  if (escaped.startsWith('__@') || escaped.startsWith('__#')) return false
  const [declaration] = symbol.declarations ?? []
  if (declaration === undefined) return true
  return (ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) === 0
}

function readProperty(reading: Reading, symbol: ts.Symbol, owner: string): Property {
  const { ts, checker } = reading
  const optional = (symbol.flags & ts.SymbolFlags.Optional) !== 0
  const type = checker.getTypeOfSymbol(symbol)
  const said = (symbol.declarations ?? []).flatMap((declaration) => saidOf(reading, declaration))
  const property: Property = {
    name: symbol.name,
    type: propertyType(reading, said, type, optional, `${owner}_${symbol.name}`),
    optional,
    ...(optional && !mayBeUndefined(reading, type) ? { exact: true as const } : {}),
    ...documentationOf(reading, symbol),
  }
  annotate(reading, property, type, said)
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0]
  if (declaration !== undefined)
    reading.place(property, spanOf(ts.getNameOfDeclaration(declaration) ?? declaration), declaration)
  return property
}

/** Notes what is said of a property and not of its value. */
function annotate(reading: Reading, property: Property, type: ts.Type, said: readonly Said[]): void {
  const source = sourceOf(reading, type)
  if (source !== undefined && 'mistake' in source) property.type = reading.mistake(source.mistake, source.place)
  else if (source !== undefined) reading.source(property, source)
  const written = defaultOf(reading, type, said)
  if (written !== undefined) reading.default(property, written)
}

function propertyType(reading: Reading, said: readonly Said[], type: ts.Type, optional: boolean, hint: string): TypeId {
  const read = constraintsOfComments(reading, said, type)
  if ('mistake' in read) return read.mistake
  const { constraints } = read
  return optional || mayBeMissing(reading, type)
    ? withoutUndefined(reading, type, hint, constraints)
    : reading.enter(type, hint, constraints)
}

/**
 * With `exactOptionalPropertyTypes`, an intersection can leave the checker's own mark for what is missing in a property that is required.
 */
function mayBeMissing({ ts, checker, program }: Reading, type: ts.Type): boolean {
  if (program.getCompilerOptions().exactOptionalPropertyTypes !== true) return false
  const parts = type.isUnion() ? type.types : [type]
  return parts.some((part) => (part.flags & ts.TypeFlags.Undefined) !== 0 && part !== checker.getUndefinedType())
}

function readIndex(reading: Reading, info: ts.IndexInfo, owner: string): IndexSignature[] {
  const { TypeFlags } = reading.ts
  const { keyType } = info
  if ((keyType.flags & TypeFlags.ESSymbolLike) !== 0) return []
  const type = reading.enter(info.type, `${owner}_value`)
  if (isString(reading, keyType)) return [{ type }]
  if ((keyType.flags & TypeFlags.Number) !== 0)
    return [{ names: '^(?:0|[1-9]\\d*|-?(?:0|[1-9]\\d*)\\.\\d*[1-9]|-[1-9]\\d*)$', type }]
  if ((keyType.flags & (TypeFlags.TemplateLiteral | TypeFlags.StringMapping)) !== 0) {
    const names = templatePattern(reading, keyType as ts.TemplateLiteralType | ts.StringMappingType)
    if (names !== undefined) return [{ names, type }]
  }
  const what = `the index signature '[key: ${reading.checker.typeToString(keyType)}]'`
  return [{ type: reading.intern({ kind: 'obstacle', what }, what) }]
}

/** Also with a brand, which no name has, so that nothing checks it: `string & { brand: true }`. */
function isString({ ts }: Reading, type: ts.Type): boolean {
  if (!type.isIntersection()) return (type.flags & ts.TypeFlags.String) !== 0
  return type.types.some((part) => (part.flags & ts.TypeFlags.String) !== 0) && !type.types.some((part) => isTag(part))
}
