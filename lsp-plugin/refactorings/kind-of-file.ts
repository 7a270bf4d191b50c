import type ts from 'typescript'
import type { View } from '../editor.js'

/** Whether a file has its types in comments. */
export function isJavaScript({ fileName }: ts.SourceFile): boolean {
  return /\.[cm]?jsx?$/.test(fileName)
}

/** Whether a file of JavaScript is a module of CommonJS: neither Node.js nor a statement makes it one of ECMAScript. */
export function isCommonJs({ ts, file }: Pick<View, 'ts' | 'file'>): boolean {
  const isOfEcmaScript = (each: ts.Statement) =>
    ts.isImportDeclaration(each) ||
    ts.isExportDeclaration(each) ||
    ts.isExportAssignment(each) ||
    (ts.canHaveModifiers(each) && ts.getModifiers(each)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
  if (!isJavaScript(file) || file.impliedNodeFormat === ts.ModuleKind.ESNext) return false
  return !file.statements.some(isOfEcmaScript)
}
