import type ts from 'typescript'
import { SymbolKind } from 'vscode-languageserver/node'

/** What TypeScript calls a kind of thing, as the protocol calls it. */
export function symbolKind({ ScriptElementKind: Kind }: typeof ts, kind: ts.ScriptElementKind): SymbolKind {
  switch (kind) {
    case Kind.functionElement:
    case Kind.localFunctionElement:
      return SymbolKind.Function
    case Kind.memberFunctionElement:
      return SymbolKind.Method
    case Kind.moduleElement:
    case Kind.scriptElement:
      return SymbolKind.Module
    case Kind.constElement:
      return SymbolKind.Constant
    case Kind.string:
      return SymbolKind.String
    default:
      return SymbolKind.Property
  }
}
