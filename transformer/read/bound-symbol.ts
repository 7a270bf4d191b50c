import type ts from 'typescript'
import { consult } from './consulted'
import type { TypeScript } from './typescript'

/** What the binder keeps of a file's names; it is not in the public types. */
interface BoundFile {
  locals?: ts.SymbolTable
  symbol?: ts.Symbol
}

const deepest = 20

/**
 * What a name stands for that is written at the top of a module, behind all imports, as far as the tables of the binder tell: the type
 * checker would say the same, but is new after each edit and has to find out everything again. Undefined of all that is out of the
 * ordinary. The answer depends on the files on the way.
 */
export function boundSymbol(ts: TypeScript, checker: ts.TypeChecker, name: ts.Identifier): ts.Symbol | undefined {
  const file = fileAround(ts, name)
  return file && behind(ts, checker, (file as BoundFile).locals?.get(name.escapedText), 0)
}

/** The file of a node when no name at the node can be one of a function, a block or a class around it. */
function fileAround(ts: TypeScript, node: ts.Node): ts.SourceFile | undefined {
  let at = node.parent
  while (!ts.isSourceFile(at)) {
    if ((at as BoundFile).locals !== undefined || ts.isFunctionLike(at) || ts.isClassLike(at)) return undefined
    at = at.parent
  }
  const isPlain = (at.flags & ts.NodeFlags.JavaScriptFile) === 0 && ts.isExternalModule(at)
  return isPlain ? at : undefined
}

function behind(
  ts: TypeScript,
  checker: ts.TypeChecker,
  symbol: ts.Symbol | undefined,
  depth: number,
): ts.Symbol | undefined {
  // One that was merged with another has more declarations than the binder knows of.
  if (symbol === undefined || depth > deepest || (symbol as { mergeId?: number }).mergeId) return undefined
  if ((symbol.flags & ts.SymbolFlags.Alias) === 0) {
    if ((symbol.flags & ts.SymbolFlags.Value) === 0) return undefined
    consult(symbol.declarations?.[0])
    return symbol
  }
  const [declaration, ...others] = symbol.declarations ?? []
  if (declaration === undefined || others.length > 0) return undefined
  if (!ts.isImportSpecifier(declaration) && !ts.isExportSpecifier(declaration)) return undefined
  const original = declaration.propertyName ?? declaration.name
  if (!ts.isIdentifier(original) || ts.idText(original) === 'default') return undefined
  consult(declaration)
  const clause = declaration.parent.parent
  const { moduleSpecifier } = ts.isExportDeclaration(clause) ? clause : clause.parent
  const next =
    moduleSpecifier === undefined
      ? (declaration.getSourceFile() as BoundFile).locals?.get(original.escapedText)
      : exportOf(ts, checker, moduleSpecifier, original.escapedText)
  return behind(ts, checker, next, depth + 1)
}

function exportOf(
  ts: TypeScript,
  checker: ts.TypeChecker,
  specifier: ts.Expression,
  name: ts.__String,
): ts.Symbol | undefined {
  const module = moduleOf(checker, specifier)
  const [file, ...others] = module?.declarations ?? []
  if (file === undefined || others.length > 0 || !ts.isSourceFile(file)) return undefined
  const isPlain = (file.flags & ts.NodeFlags.JavaScriptFile) === 0 && ts.isExternalModule(file)
  const exported = isPlain ? module?.exports : undefined
  if (exported === undefined || exported.has(ts.escapeLeadingUnderscores('export='))) return undefined
  consult(file)
  return exported.get(name)
}

const modules = new WeakMap<ts.TypeChecker, Map<ts.Expression, ts.Symbol | undefined>>()

/** Of the many names that an import brings, each asks for the same module. */
function moduleOf(checker: ts.TypeChecker, specifier: ts.Expression): ts.Symbol | undefined {
  let known = modules.get(checker)
  if (known === undefined) modules.set(checker, (known = new Map<ts.Expression, ts.Symbol | undefined>()))
  if (!known.has(specifier)) known.set(specifier, checker.getSymbolAtLocation(specifier))
  return known.get(specifier)
}
