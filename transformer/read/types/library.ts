import type ts from 'typescript'

/** The name of the type's class or interface when the default library declares it: a user's own `Date` is not one. */
export function libraryName(program: ts.Program, type: ts.Type): string | undefined {
  const symbol = type.getSymbol()
  // An anonymous type, also one that a library's alias such as `Partial` makes.
  if (symbol === undefined || (symbol.escapedName as string).startsWith('__')) return undefined
  const [declaration] = symbol.declarations ?? []
  if (declaration === undefined || !program.isSourceFileDefaultLibrary(declaration.getSourceFile())) return undefined
  return symbol.name
}
