import type ts from 'typescript'
import type { Reading } from './reading'

const longest = 60

/** The name that the author gave to a type, with its type arguments: `NewTodo`, `Page<Todo>`. */
export function typeName(reading: Reading, type: ts.Type): string | undefined {
  const name = fullName(reading, type, 0)
  return name === undefined || name.length <= longest ? name : name.slice(0, longest) + '…'
}

function fullName(reading: Reading, type: ts.Type, depth: number): string | undefined {
  if (type.aliasSymbol !== undefined)
    return withArguments(reading, type.aliasSymbol.name, type.aliasTypeArguments, depth)
  const { ts } = reading
  const symbol = type.getSymbol()
  if (
    symbol === undefined ||
    (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.Class | ts.SymbolFlags.Enum)) === 0
  ) {
    return undefined
  }
  if (symbol.name.startsWith('__')) return undefined
  return withArguments(reading, symbol.name, ownArguments(reading, type), depth)
}

/** The type arguments that a reference to a generic interface or class gives. */
export function ownArguments({ ts, checker }: Reading, type: ts.Type): readonly ts.Type[] | undefined {
  if ((type.flags & ts.TypeFlags.Object) === 0) return undefined
  if (((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) === 0) return undefined
  const reference = type as ts.TypeReference
  const own = reference.target.localTypeParameters?.length ?? 0
  const all = checker.getTypeArguments(reference)
  const outer = reference.target.outerTypeParameters?.length ?? 0
  return all.slice(outer, outer + own)
}

function withArguments(reading: Reading, name: string, args: readonly ts.Type[] | undefined, depth: number): string {
  if (args === undefined || args.length === 0) return name
  // Arguments of arguments of arguments tell a reader nothing more.
  const texts = args.map((arg) => (depth > 1 ? '…' : argumentName(reading, arg, depth + 1)))
  return `${name}<${texts.join(', ')}>`
}

function argumentName(reading: Reading, type: ts.Type, depth: number): string {
  const name = fullName(reading, type, depth)
  if (name !== undefined) return name
  // The checker's order of members depends on what it happened to see first.
  if (!type.isUnion() || (type.flags & reading.ts.TypeFlags.Boolean) !== 0) return reading.checker.typeToString(type)
  return type.types
    .map((member) => argumentName(reading, member, depth))
    .sort()
    .join(' | ')
}
