import type ts from 'typescript'
import type { DeclaredType } from '../../model/types'
import type { Reading } from './reading'
import { ownArguments } from './type-name'

const known = new WeakMap<ts.Type, { declared: DeclaredType | undefined }>()

/**
 * What declares a type, when it is just what that declaration says: an interface, a type alias, a class or an enum at the
 * top of a file or a namespace, or an instantiation of one with such types or primitives. Undefined for any other, and for
 * what only the library declares: `string[]` belongs to no file.
 */
export function declaredType(reading: Reading, type: ts.Type): DeclaredType | undefined {
  let found = known.get(type)
  if (found === undefined) known.set(type, (found = { declared: find(reading, type) }))
  return found.declared
}

function find(reading: Reading, type: ts.Type): DeclaredType | undefined {
  const symbol = type.aliasSymbol ?? type.getSymbol()
  const declaration = symbol?.declarations?.find((each) => isTypeDeclaration(reading, each))
  if (symbol === undefined || declaration === undefined) return undefined
  const name = qualifiedName(reading, declaration, symbol.name)
  if (name === undefined) return undefined
  const { fileName } = declaration.getSourceFile()
  const isOfLibrary = reading.program.isSourceFileDefaultLibrary(declaration.getSourceFile())
  const key = `${fileName}#${name}`
  const given = type.aliasSymbol === undefined ? ownArguments(reading, type) : type.aliasTypeArguments
  if (given === undefined || given.length === 0) {
    const isDeclared = !isOfLibrary && reading.checker.getDeclaredTypeOfSymbol(symbol) === type
    return isDeclared ? { key, file: fileName } : undefined
  }
  const keys = given.map((argument) => argumentKey(reading, argument))
  if (keys.includes(undefined)) return undefined
  // `Page<Todo>` is about todos, wherever pages are declared.
  const [about] = given.flatMap((argument) => declaredType(reading, argument) ?? [])
  if (about === undefined && isOfLibrary) return undefined
  return { key: `${key}<${keys.join()}>`, file: about?.file ?? fileName }
}

function isTypeDeclaration({ ts }: Reading, node: ts.Declaration): boolean {
  return (
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isJSDocTypedefTag(node)
  )
}

/** The name with those of the namespaces around it; undefined inside a function, where a name may mean many types. */
function qualifiedName({ ts }: Reading, declaration: ts.Declaration, name: string): string | undefined {
  let qualified = name
  for (let node: ts.Node = declaration.parent; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isModuleDeclaration(node)) qualified = `${node.name.text}.${qualified}`
    else if (ts.isJSDoc(node)) {
      // It is written above a statement: the next step would be into that.
      if (!ts.isSourceFile(node.parent.parent) && !ts.isSourceFile(node.parent)) return undefined
      return qualified
    } else if (!ts.isModuleBlock(node)) return undefined
  }
  return qualified
}

function argumentKey(reading: Reading, type: ts.Type): string | undefined {
  const { ts, checker } = reading
  const simple =
    ts.TypeFlags.String |
    ts.TypeFlags.Number |
    ts.TypeFlags.Boolean |
    ts.TypeFlags.Null |
    ts.TypeFlags.Undefined |
    ts.TypeFlags.Unknown
  if ((type.flags & simple) !== 0) return checker.typeToString(type)
  if (type.isStringLiteral() || type.isNumberLiteral()) return JSON.stringify(type.value)
  if (checker.isArrayType(type)) {
    const [element] = checker.getTypeArguments(type as ts.TypeReference)
    const key = element && argumentKey(reading, element)
    return key && `${key}[]`
  }
  return declaredType(reading, type)?.key
}
