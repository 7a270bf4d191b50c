import type ts from 'typescript'
import { plainExpression } from './plain-expression'
import type { TypeScript } from './typescript'

/** The names under which functions of the package may be called in a file, as far as its text tells. */
export class CallNames {
  readonly all: Set<string>
  /** Names that the file gives them and that other files can see. */
  readonly handedOn = new Set<string>()
  readonly #ts: TypeScript

  constructor(ts: TypeScript, file: ts.SourceFile, known: readonly string[]) {
    this.#ts = ts
    this.all = new Set(known)
    for (const statement of file.statements) {
      if (ts.isImportDeclaration(statement)) this.#noteImport(statement)
      if (ts.isExportDeclaration(statement)) this.#noteExport(statement)
    }
  }

  /** Takes note of a name that a node gives: `const c = solder.codec`, `{ makeCodec: codec }`, `exports.makeCodec = codec`. */
  note(node: ts.Node): void {
    const ts = this.#ts
    if (ts.isVariableDeclaration(node)) {
      if (ts.isIdentifier(node.name)) this.#renamed(nameOf(ts, node.initializer), node.name.text, true)
    } else if (ts.isBindingElement(node)) {
      const { propertyName, name } = node
      if (propertyName && 'text' in propertyName && ts.isIdentifier(name))
        this.#renamed(propertyName.text, name.text, true)
    } else if (ts.isPropertyAssignment(node)) {
      if ('text' in node.name) this.#renamed(nameOf(ts, node.initializer), node.name.text, true)
    } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      const to = nameOf(ts, node.left)
      if (to !== undefined) this.#renamed(nameOf(ts, node.right), to, true)
    } else if (ts.isImportEqualsDeclaration(node)) {
      const { moduleReference, name } = node
      if (ts.isQualifiedName(moduleReference)) this.#renamed(moduleReference.right.text, name.text, true)
    } else if (ts.isExportAssignment(node)) {
      this.#renamed(nameOf(ts, node.expression), 'default', true)
    }
  }

  #noteImport({ importClause }: ts.ImportDeclaration): void {
    if (importClause?.name !== undefined) this.#renamed('default', importClause.name.text, false)
    const bindings = importClause?.namedBindings
    if (bindings === undefined || !this.#ts.isNamedImports(bindings)) return
    for (const { propertyName, name } of bindings.elements) this.#renamed(propertyName?.text, name.text, false)
  }

  #noteExport({ exportClause }: ts.ExportDeclaration): void {
    if (exportClause === undefined || !this.#ts.isNamedExports(exportClause)) return
    for (const { propertyName, name } of exportClause.elements) this.#renamed(propertyName?.text, name.text, true)
  }

  #renamed(from: string | undefined, to: string, handsOn: boolean): void {
    if (from === undefined || from === to || !this.all.has(from) || this.all.has(to)) return
    this.all.add(to)
    if (handsOn) this.handedOn.add(to)
  }
}

/** The name of what an expression calls, however it is reached: `codec`, `solder.codec`, `solder['codec']`. */
export function nameCalled(ts: TypeScript, expression: ts.Expression): string | undefined {
  const node = plainExpression(ts, expression)
  if (ts.isIdentifier(node)) return node.text
  if (ts.isPropertyAccessExpression(node)) return node.name.text
  if (!ts.isElementAccessExpression(node)) return undefined
  const key = plainExpression(ts, node.argumentExpression)
  return ts.isStringLiteralLike(key) ? key.text : undefined
}

function nameOf(ts: TypeScript, expression: ts.Expression | undefined): string | undefined {
  return expression && nameCalled(ts, expression)
}
