import type ts from 'typescript'
import type { Reading } from './reading'

/** Whether only a class has the member, and no data: a method of its declaration, or a setter without a getter. */
export function isOfClassOnly({ ts }: Reading, symbol: ts.Symbol): boolean {
  const { SetAccessor, GetAccessor } = ts.SymbolFlags
  if ((symbol.flags & SetAccessor) !== 0 && (symbol.flags & GetAccessor) === 0) return true
  return (symbol.declarations ?? []).some(
    (declaration) => ts.isMethodDeclaration(declaration) && ts.isClassLike(declaration.parent),
  )
}

/** Whether the type is an `Error`: where it happened is nobody else's business, and it would be written with the rest. */
export function isError({ ts, program }: Reading, type: ts.Type): boolean {
  const stack = type.getProperty('stack')
  return (stack?.declarations ?? []).some(
    ({ parent }) =>
      ts.isInterfaceDeclaration(parent) &&
      parent.name.text === 'Error' &&
      program.isSourceFileDefaultLibrary(parent.getSourceFile()),
  )
}
