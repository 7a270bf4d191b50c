import type ts from 'typescript'
import { FewMap } from './few-map'
import type { TypeScript } from './typescript'

/** The files of the project that each file names, by what it calls them: true as long as the project is made of the same files. */
export type KnownImports = WeakMap<ts.SourceFile, FewMap<string, string>>

/** Which files import which. */
export class ImportGraph {
  readonly #ts: TypeScript
  readonly #program: ts.Program
  readonly #checker: ts.TypeChecker
  readonly #known: KnownImports

  constructor(ts: TypeScript, program: ts.Program, checker: ts.TypeChecker, known: KnownImports = new WeakMap()) {
    this.#ts = ts
    this.#program = program
    this.#checker = checker
    this.#known = known
  }

  /** Whether what the file declares can be seen everywhere, without an import. */
  isGlobal(file: ts.SourceFile): boolean {
    if (!this.#ts.isExternalModule(file)) return true
    return file.statements.some(
      (statement) =>
        (this.#ts.isModuleDeclaration(statement) && !this.#ts.isIdentifier(statement.name)) ||
        isGlobalBlock(this.#ts, statement),
    )
  }

  /** The files that it imports itself, by module specifier. */
  importsOf(file: ts.SourceFile): Pick<FewMap<string, string>, 'get' | 'values'> {
    const direct = this.#known.get(file)
    if (direct !== undefined) return direct
    const found = new FewMap<string, string>()
    for (const specifier of specifiersOf(this.#ts, file)) {
      for (const imported of this.#filesBehind(file, specifier)) {
        // What a package imports never leads back into the project.
        if (this.#program.isSourceFileFromExternalLibrary(imported)) continue
        found.set(this.#ts.isStringLiteralLike(specifier) ? specifier.text : imported.fileName, imported.fileName)
      }
    }
    this.#known.set(file, found)
    return found
  }

  #filesBehind(file: ts.SourceFile, specifier: ts.Expression): ts.SourceFile[] {
    const program: ts.Program & Resolutions = this.#program
    const resolution = program.getResolvedModuleFromModuleSpecifier?.(specifier, file)
    const fileName = resolution?.resolvedModule?.resolvedFileName
    const known = fileName === undefined ? undefined : this.#program.getSourceFile(fileName)
    if (known !== undefined) return [known]
    const declarations = this.#checker.getSymbolAtLocation(specifier)?.declarations ?? []
    return declarations.map((declaration) => declaration.getSourceFile())
  }
}

/** What a program knows of its imports; it is not in the public types. */
interface Resolutions {
  getResolvedModuleFromModuleSpecifier?(
    specifier: ts.Expression,
    file: ts.SourceFile,
  ): { resolvedModule?: ts.ResolvedModule } | undefined
}

/** Every module that the file names: the compiler keeps the list, with dynamic imports and import types in it. */
function specifiersOf(ts: TypeScript, file: ts.SourceFile): readonly ts.Expression[] {
  const kept = (file as { imports?: readonly ts.StringLiteralLike[] }).imports
  if (kept !== undefined) return kept
  return file.statements.flatMap((statement) =>
    (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) && statement.moduleSpecifier !== undefined
      ? [statement.moduleSpecifier]
      : [],
  )
}

function isGlobalBlock(ts: TypeScript, statement: ts.Statement): boolean {
  return ts.isModuleDeclaration(statement) && (statement.flags & ts.NodeFlags.GlobalAugmentation) !== 0
}
