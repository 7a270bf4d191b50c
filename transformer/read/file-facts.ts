import type ts from 'typescript'
import type { IgnoreModel } from '../model/ignore'
import { findModuleFunctions, type ModuleFunction } from './module-functions'
import { plainExpression } from './plain-expression'
import { readIgnores } from './read-ignores'
import type { TypeScript } from './typescript'

/** The functions of the package that the transformer looks for in user code. */
export const SOLDER_CALLS = ['defineWiring', 'defineApp', 'defineServices', 'defineTopic', 'codec'] as const
export type SolderCall = (typeof SOLDER_CALLS)[number]

/** What the text of one file says, without asking the type checker: true as long as the file is not edited. */
export interface FileFacts {
  /** Calls that may be calls of the package's functions, in the order of the source. */
  readonly calls: readonly ts.CallExpression[]
  /** Calls that may be `ctx.call(fn)` or `ctx.enqueue(fn)`. */
  readonly uses: readonly ts.CallExpression[]
  /** The module specifiers `'solder'`. */
  readonly specifiers: readonly ts.StringLiteral[]
  /** Functions declared at the top of the file that a wiring can name. */
  readonly functions: readonly ModuleFunction[]
  /** Comments that say to ignore a rule. */
  readonly ignores: readonly IgnoreModel[]
}

/** How many files were looked through so far: for tests of what an edit costs. */
export const factsFound = { files: 0 }

const known = new WeakMap<ts.SourceFile, FileFacts>()
const nothing: FileFacts = { calls: [], uses: [], specifiers: [], functions: [], ignores: [] }

/** The facts of a file, found once. */
export function fileFacts(ts: TypeScript, file: ts.SourceFile): FileFacts {
  if (file.isDeclarationFile) return nothing
  let facts = known.get(file)
  if (facts === undefined) {
    factsFound.files++
    known.set(file, (facts = findFacts(ts, file)))
  }
  return facts
}

function findFacts(ts: TypeScript, file: ts.SourceFile): FileFacts {
  const functions = findModuleFunctions(ts, file)
  const specifiers = findSpecifiers(ts, file)
  const names = calleeNames(ts, file)
  const verbs = new Set(['call', 'enqueue'])
  const calls: ts.CallExpression[] = []
  const uses: ts.CallExpression[] = []
  // Most files of a project name neither: their trees are not walked.
  const worthwhile = [...names, 'enqueue', '.call', 'call('].some((name) => file.text.includes(name))
  if (worthwhile) visit(file)
  return { calls, uses, specifiers, functions, ignores: readIgnores(ts, file) }

  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node)) {
      const name = calleeName(ts, node)
      if (name !== undefined && names.has(name)) calls.push(node)
      if (name !== undefined && verbs.has(name) && node.arguments.length > 0) uses.push(node)
    } else if (ts.isBindingElement(node) && node.propertyName !== undefined) {
      const name = ts.isIdentifier(node.propertyName) ? node.propertyName.text : undefined
      if (name !== undefined && verbs.has(name) && ts.isIdentifier(node.name)) verbs.add(node.name.text)
    }
    ts.forEachChild(node, visit)
  }
}

function calleeName(ts: TypeScript, call: ts.CallExpression): string | undefined {
  const callee = plainExpression(ts, call.expression)
  if (ts.isIdentifier(callee)) return callee.text
  return ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined
}

/** Names under which the package's functions can be called here: their own, and those that imports give them. */
function calleeNames(ts: TypeScript, file: ts.SourceFile): Set<string> {
  const names = new Set<string>(SOLDER_CALLS)
  for (const statement of file.statements) {
    if (!ts.isImportDeclaration(statement)) continue
    const bindings = statement.importClause?.namedBindings
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue
    for (const { propertyName, name } of bindings.elements) {
      if (propertyName !== undefined && names.has(propertyName.text)) names.add(name.text)
    }
  }
  return names
}

function findSpecifiers(ts: TypeScript, file: ts.SourceFile): ts.StringLiteral[] {
  const specifiers: ts.StringLiteral[] = []
  for (const statement of file.statements) {
    let specifier: ts.Node | undefined
    if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) specifier = statement.moduleSpecifier
    else if (ts.isImportEqualsDeclaration(statement) && ts.isExternalModuleReference(statement.moduleReference)) {
      specifier = statement.moduleReference.expression
    }
    if (specifier !== undefined && ts.isStringLiteral(specifier) && specifier.text === 'solder')
      specifiers.push(specifier)
  }
  return specifiers
}
