import type ts from 'typescript'
import { contextBrand } from './context-brand'
import type { Reading } from './reading'
import type { FunctionSource } from './function-source'

/** The type that a function asks of a service, as text that means the same at a place; undefined when nothing there says it. */
export function serviceType(
  { ts, checker }: Reading,
  { node }: FunctionSource,
  service: string,
  at: ts.Node,
): string | undefined {
  const parameters = checker.getTypeAtLocation(node).getCallSignatures().at(-1)?.parameters ?? []
  const contexts = parameters
    .map((each) => checker.getTypeOfSymbol(each))
    .filter((type) => contextBrand(ts, checker, type))
  const [property] = contexts.flatMap((type) => checker.getPropertyOfType(type, service) ?? [])
  if (property === undefined) return undefined
  const text = checker.typeToString(checker.getTypeOfSymbol(property), at, ts.TypeFormatFlags.NoTruncation)
  if (/\bimport\(|\btypeof\b|\.\.\. \d+ more/.test(text)) return undefined
  const inScope = new Set(
    checker.getSymbolsInScope(at, ts.SymbolFlags.Type | ts.SymbolFlags.Namespace).map(({ name }) => name),
  )
  return namesIn(text).every((name) => inScope.has(name) || isWord(ts, name)) ? text : undefined
}

/** The names of types in a type, and words of the language: neither what is in quotes, nor the names of members and parameters. */
function namesIn(type: string): string[] {
  const bare = type.replaceAll(/"(?:\\.|[^"\\])*"/g, '""')
  return bare.match(/(?<![\w$.])[A-Za-z_$][\w$]*\b(?!\s*\??[:(])/g) ?? []
}

function isWord(typescript: typeof ts, name: string): boolean {
  const scanner = typescript.createScanner(
    typescript.ScriptTarget.Latest,
    true,
    typescript.LanguageVariant.Standard,
    name,
  )
  return scanner.scan() > typescript.SyntaxKind.Identifier
}
