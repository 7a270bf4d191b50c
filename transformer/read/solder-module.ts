import { dirname } from 'node:path'
import type ts from 'typescript'
import { fileFacts, SOLDER_CALLS, type SolderCall } from './file-facts'
import { consult, consultTypes } from './consulted'
import { plainExpression } from './plain-expression'
import type { TypeScript } from './typescript'

/** The package as the program sees it: tells whether a name in user code really means one of its functions. */
export class SolderModule {
  /** Found when they are first asked for: after most edits nobody does. */
  #functions: ReadonlyMap<ts.Symbol, SolderCall> | undefined
  readonly #modules = new Set<ts.Symbol>()
  readonly #folders = new Set<string>()
  readonly #checker: ts.TypeChecker
  readonly #ts: TypeScript
  /** For each module, a specifier that names it. */
  readonly #declaring: ts.SourceFile[] = []
  readonly #specifiers: ts.StringLiteral[] = []

  constructor(
    ts: TypeScript,
    program: ts.Program,
    checker: ts.TypeChecker,
    files: readonly ts.SourceFile[] = program.getSourceFiles(),
  ) {
    this.#ts = ts
    this.#checker = checker
    for (const file of files) {
      // Where the type of contexts is declared: projects may have it from declarations of other projects only.
      if (/\/runtime\/context\.d\.ts$/.test(file.fileName) && file.text.includes('solderContext')) {
        this.#folders.add(dirname(file.fileName))
        this.#declaring.push(file)
        // Files that only `require` the package have no specifier that leads to it.
        const index = program.getSourceFile(`${dirname(file.fileName)}/index.d.ts`)
        const module = index && checker.getSymbolAtLocation(index)
        if (module) this.#modules.add(module)
      }
      for (const specifier of fileFacts(ts, file).specifiers) this.#add(specifier)
    }
  }

  /** The files that tell where the package is: it is found again by looking at them alone. */
  get witnesses(): readonly ts.SourceFile[] {
    return [...this.#declaring, ...this.#specifiers.map((specifier) => specifier.getSourceFile())]
  }

  /** Whether the program has the package at all. */
  get present(): boolean {
    return this.#folders.size > 0
  }

  #add(specifier: ts.StringLiteral): void {
    const module = this.#checker.getSymbolAtLocation(specifier)
    const file = module?.declarations?.[0]?.getSourceFile().fileName
    if (module === undefined || file === undefined || this.#modules.has(module)) return
    this.#specifiers.push(specifier)
    this.#folders.add(dirname(file))
    this.#modules.add(module)
  }

  #findFunctions(): ReadonlyMap<ts.Symbol, SolderCall> {
    const functions = new Map<ts.Symbol, SolderCall>()
    for (const module of this.#modules) {
      for (const exported of this.#checker.getExportsOfModule(module)) {
        const name = SOLDER_CALLS.find((call) => call === exported.name)
        if (name !== undefined) functions.set(this.#behind(exported), name)
      }
    }
    return functions
  }

  /** Which of the package's functions a call is of. */
  callOf(call: ts.CallExpression): SolderCall | undefined {
    const callee = plainExpression(this.#ts, call.expression)
    const name = this.#ts.isPropertyAccessExpression(callee) ? callee.name : callee
    const symbol = this.#checker.getSymbolAtLocation(name)
    this.#functions ??= this.#findFunctions()
    const known = symbol && this.#functions.get(this.#behind(symbol))
    if (known !== undefined) return known
    // A copy, as in `const makeCodec = solder.codec`, has the type that only the function itself has.
    consultTypes(callee)
    const type = this.#checker.getTypeAtLocation(callee).getSymbol()
    return type && this.#functions.get(type)
  }

  /** Whether a symbol is declared by the package. */
  declares(symbol: ts.Symbol | undefined): boolean {
    return symbol?.declarations?.some((declaration) => this.holds(declaration)) ?? false
  }

  /** Whether a node is in a declaration of the package. */
  holds(node: ts.Node): boolean {
    return this.#folders.has(dirname(node.getSourceFile().fileName))
  }

  #next(symbol: ts.Symbol): ts.Symbol | undefined {
    const alias = (symbol.flags & this.#ts.SymbolFlags.Alias) !== 0
    return alias ? this.#checker.getImmediateAliasedSymbol(symbol) : undefined
  }

  #behind(symbol: ts.Symbol): ts.Symbol {
    if ((symbol.flags & this.#ts.SymbolFlags.Alias) === 0) return symbol
    for (let at: ts.Symbol | undefined = symbol; at !== undefined; at = this.#next(at)) consult(at.declarations?.[0])
    return this.#checker.getAliasedSymbol(symbol)
  }
}
