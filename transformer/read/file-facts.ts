import type ts from 'typescript'
import { CallNames, nameCalled } from './call-names'
import type { IgnoreModel } from '../model/ignore'
import { keptList } from './kept-list'
import { findModuleFunctions, type ModuleFunction } from './module-functions'
import { readIgnores } from './read-ignores'
import type { TypeScript } from './typescript'

/** The functions of the package that the transformer looks for in user code. */
export const SOLDER_CALLS = ['defineWiring', 'defineApp', 'defineServices', 'defineTopic', 'codec'] as const
export type SolderCall = (typeof SOLDER_CALLS)[number]

/** What the text of one file says, without asking the type checker: true as long as the file is not edited. */
export interface FileFacts {
  /** Calls that may be calls of the package's functions, in the order of the source. */
  readonly calls: readonly ts.CallExpression[]
  /** Other names under which the file may hand on functions of the package: `makeCodec` in `export { codec as makeCodec }`. */
  readonly handedOn: readonly string[]
  /** Calls that may be `ctx.call(fn)`, `ctx.enqueue(fn)`, `ctx.start(fn)`, `ctx.step(fn)` or `ctx.publish(topic)`. */
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
const nothing: FileFacts = { calls: [], handedOn: [], uses: [], specifiers: [], functions: [], ignores: [] }

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

/** The same for a program in which the package's functions also have other names: its calls and what it hands on. */
export function factsWithNames(
  ts: TypeScript,
  file: ts.SourceFile,
  others: readonly string[],
): Pick<FileFacts, 'calls' | 'handedOn'> {
  const facts = fileFacts(ts, file)
  if (file.isDeclarationFile || !others.some((name) => file.text.includes(name))) return facts
  return findCalls(ts, file, new CallNames(ts, file, [...SOLDER_CALLS, ...others]))
}

function findFacts(ts: TypeScript, file: ts.SourceFile): FileFacts {
  const functions = findModuleFunctions(ts, file)
  const specifiers = findSpecifiers(ts, file)
  const names = new CallNames(ts, file, SOLDER_CALLS)
  // Most files of a project name neither: their trees are not walked.
  const worthwhile =
    [...names.all, 'enqueue', 'publish', '.call', 'call('].some((name) => file.text.includes(name)) ||
    /\b(?:start|step)\s*[(<:?]/.test(file.text)
  const { calls, uses, handedOn } = worthwhile ? findCalls(ts, file, names) : nothing
  const ignores = readIgnores(ts, file)
  return {
    calls: keptList(calls),
    handedOn: keptList(handedOn),
    uses: keptList(uses),
    specifiers: keptList(specifiers),
    functions: keptList(functions),
    ignores: keptList(ignores),
  }
}

function findCalls(
  ts: TypeScript,
  file: ts.SourceFile,
  names: CallNames,
): Pick<FileFacts, 'calls' | 'handedOn' | 'uses'> {
  const verbs = new Set(['call', 'enqueue', 'publish', 'start', 'step'])
  const called: [name: string, call: ts.CallExpression][] = []
  const uses: ts.CallExpression[] = []
  visit(file)
  // A name may be given below the call that uses it.
  const calls = called.flatMap(([name, call]) => (names.all.has(name) ? [call] : []))
  return { calls, uses, handedOn: [...names.handedOn] }

  function visit(node: ts.Node): void {
    if (ts.isCallExpression(node)) {
      const name = nameCalled(ts, node.expression)
      if (name !== undefined) called.push([name, node])
      if (name !== undefined && verbs.has(name) && node.arguments.length > 0) uses.push(node)
    } else if (ts.isBindingElement(node) && node.propertyName !== undefined) {
      const name = ts.isIdentifier(node.propertyName) ? node.propertyName.text : undefined
      if (name !== undefined && verbs.has(name) && ts.isIdentifier(node.name)) verbs.add(node.name.text)
    }
    names.note(node)
    ts.forEachChild(node, visit)
  }
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
