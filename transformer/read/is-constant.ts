import type ts from 'typescript'
import type { TypeScript } from './typescript'

/** Whether the flags of a declaration say `const`: `await using` has that bit too. */
export function isConstant({ NodeFlags }: TypeScript, flags: ts.NodeFlags): boolean {
  return (flags & NodeFlags.Const) !== 0 && (flags & NodeFlags.Using) === 0
}
