import type ts from 'typescript'
import type { Editor, View } from '../editor.js'
import { nodeAt } from '../node-at.js'

/** Whether something but its own declaration, and one statement that may go, needs a constant at run time or as `typeof`. */
export function isUsedAsValue(
  { ts, service }: Editor,
  { reader }: View,
  name: ts.Identifier,
  besides: ts.Node | undefined,
): boolean {
  const { program } = reader.reading
  const isVerbatim = program.getCompilerOptions().verbatimModuleSyntax === true
  const own = name.getSourceFile()
  const found = service.findReferences(own.fileName, name.getStart())?.flatMap((symbol) => symbol.references) ?? []
  return found.some(({ fileName, textSpan }) => {
    const file = program.getSourceFile(fileName)
    if (file === undefined) return true
    const isBesides = file === own && besides && textSpan.start >= besides.pos && textSpan.start < besides.end
    const isDeclaration = file === own && textSpan.start === name.getStart()
    return !isBesides && !isDeclaration && !isTypeUse(ts, nodeAt(ts, file, textSpan.start), isVerbatim)
  })
}

/** A type's name, or an import: what is imported is used elsewhere, and found there. */
function isTypeUse(ts: Editor['ts'], node: ts.Node, isVerbatim: boolean): boolean {
  const { parent } = node
  if (ts.isImportSpecifier(parent))
    return !isVerbatim || parent.isTypeOnly || /^import\s+type\b/.test(parent.parent.parent.parent.getText())
  return ts.isTypeReferenceNode(parent) || ts.isTypeAliasDeclaration(parent) || ts.isInterfaceDeclaration(parent)
}
