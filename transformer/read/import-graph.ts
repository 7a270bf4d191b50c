import type ts from 'typescript'
import type { TypeScript } from './typescript'

/** Which files' declarations can reach which files, by imports. */
export class ImportGraph {
  readonly #reached = new Map<ts.SourceFile, ReadonlySet<ts.SourceFile>>()
  readonly #direct = new Map<ts.SourceFile, readonly ts.SourceFile[]>()
  readonly #ts: TypeScript
  readonly #program: ts.Program
  readonly #checker: ts.TypeChecker

  constructor(ts: TypeScript, program: ts.Program, checker: ts.TypeChecker) {
    this.#ts = ts
    this.#program = program
    this.#checker = checker
  }

  /** The file itself, and every file of the project that it imports, directly or not. */
  reachedFrom(file: ts.SourceFile): ReadonlySet<ts.SourceFile> {
    let reached = this.#reached.get(file)
    if (reached !== undefined) return reached
    const found = new Set([file])
    for (const each of found) for (const imported of this.importsOf(each)) found.add(imported)
    this.#reached.set(file, (reached = found))
    return reached
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

  /** The files that it imports itself. */
  importsOf(file: ts.SourceFile): readonly ts.SourceFile[] {
    let direct = this.#direct.get(file)
    if (direct !== undefined) return direct
    const found: ts.SourceFile[] = []
    for (const specifier of specifiersOf(this.#ts, file)) {
      for (const declaration of this.#checker.getSymbolAtLocation(specifier)?.declarations ?? []) {
        const imported = declaration.getSourceFile()
        // What a package imports never leads back into the project.
        if (!this.#program.isSourceFileFromExternalLibrary(imported)) found.push(imported)
      }
    }
    this.#direct.set(file, (direct = found))
    return direct
  }
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
