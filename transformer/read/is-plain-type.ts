import type ts from 'typescript'
import type { PlainTypes } from './plain-types'
import type { Reading } from './reading'

const deepest = 6

/**
 * Whether values of a type certainly can cross every wire: for types that are written down nowhere, such as what a function's body
 * comes to. Of what is out of the ordinary it does not know. It looks at little: what is declared is judged by its syntax.
 */
export function isPlainType(reading: Reading, plain: PlainTypes, type: ts.Type, depth = 0): boolean {
  const { ts, checker } = reading
  const { TypeFlags } = ts
  const simple = TypeFlags.StringLike | TypeFlags.NumberLike | TypeFlags.BooleanLike
  const nothing = TypeFlags.Void | TypeFlags.Undefined | TypeFlags.Null
  const isTemplate = (type.flags & (TypeFlags.TemplateLiteral | TypeFlags.StringMapping)) !== 0
  if ((type.flags & (simple | nothing)) !== 0) return !isTemplate
  if (depth > deepest) return false
  const isPlain = (part: ts.Type) => isPlainType(reading, plain, part, depth + 1)
  const declaration = declarationOf(reading, type)
  if (declaration) return plain.isPlainDeclaration(declaration) && argumentsOf(reading, type).every(isPlain)
  if (type.isUnion()) return type.types.every(isPlain)
  if ((type.flags & TypeFlags.Object) === 0) return false
  if (checker.isArrayType(type)) return argumentsOf(reading, type).every(isPlain)
  return isLiteral(reading, type) && checker.getPropertiesOfType(type).every(isPlainProperty)

  function isPlainProperty(property: ts.Symbol): boolean {
    const declared = property.valueDeclaration
    if (declared === undefined || property.name.startsWith('__')) return false
    if (declared.getFullText().includes('@') && ts.getJSDocTags(declared).length > 0) return false
    return isPlain(checker.getTypeOfSymbol(property))
  }
}

/** The only declaration of an interface, an enum or an alias of the project's own that a type is known by. */
function declarationOf(
  { ts }: Reading,
  type: ts.Type,
): ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.EnumDeclaration | undefined {
  const symbol = type.aliasSymbol ?? type.getSymbol()
  const [declaration, ...others] = symbol?.declarations ?? []
  if (declaration === undefined || others.length > 0 || declaration.getSourceFile().isDeclarationFile) return undefined
  const isKnown =
    ts.isInterfaceDeclaration(declaration) ||
    ts.isTypeAliasDeclaration(declaration) ||
    ts.isEnumDeclaration(declaration)
  return isKnown && ts.isSourceFile(declaration.parent) ? declaration : undefined
}

function argumentsOf({ ts, checker }: Reading, type: ts.Type): readonly ts.Type[] {
  if (type.aliasSymbol) return type.aliasTypeArguments ?? []
  const isReference = ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0
  return isReference ? checker.getTypeArguments(type as ts.TypeReference) : []
}

/** Whether it is the type of an object literal, or written as one, and nothing but its properties. */
function isLiteral({ ts, checker }: Reading, type: ts.Type): boolean {
  const flags = type.getSymbol()?.flags ?? 0
  return (
    (flags & (ts.SymbolFlags.ObjectLiteral | ts.SymbolFlags.TypeLiteral)) !== 0 &&
    type.getCallSignatures().length === 0 &&
    type.getConstructSignatures().length === 0 &&
    checker.getIndexInfosOfType(type).length === 0
  )
}
