import type ts from 'typescript'

/** The name of the type's class or interface when the default library declares it: a user's own `Date` is not one. */
export function libraryName(program: ts.Program, type: ts.Type): string | undefined {
  const symbol = type.getSymbol()
  // An anonymous type, also one that a library's alias such as `Partial` makes.
  if (symbol === undefined || (symbol.escapedName as string).startsWith('__')) return undefined
  const [declaration] = symbol.declarations ?? []
  if (declaration === undefined) return undefined
  if (program.isSourceFileDefaultLibrary(declaration.getSourceFile())) return symbol.name
  return ofPlatform.has(symbol.name) && isOfPlatform(symbol) ? symbol.name : undefined
}

/** What a program without the DOM's types has from those of its platform. */
const ofPlatform = new Set(['URL', 'Buffer'])

function isOfPlatform(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some((declaration) =>
    /\/node_modules\/(?:@types\/(?:node|bun)|bun-types)\//u.test(declaration.getSourceFile().fileName),
  )
}
