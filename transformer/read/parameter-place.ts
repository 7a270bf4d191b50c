import type ts from 'typescript'
import type { MemberPlace } from '../model/project'
import type { Reading } from './reading'

/** Where an input with one property can be added to a function that takes none; undefined where more would have to change. */
export function parameterPlace(
  { ts, checker }: Reading,
  declaration: ts.SignatureDeclaration | undefined,
): MemberPlace | undefined {
  const file = declaration?.getSourceFile()
  const isPlain = declaration && (ts.isFunctionDeclaration(declaration) || ts.isArrowFunction(declaration))
  if (!file || !isPlain || !declaration.body || file.isDeclarationFile || /\.[cm]?jsx?$/.test(file.fileName))
    return undefined
  const { parameters, parent, name } = declaration
  const [first] = parameters
  // A type that says how the function is called would have to say it, too.
  if ((ts.isVariableDeclaration(parent) && parent.type) || (first && !first.type)) return undefined
  if (name && (checker.getSymbolAtLocation(name)?.declarations?.length ?? 0) > 1) return undefined
  if (file.text[parameters.pos - 1] !== '(' || /\binput\b/.test(declaration.getText(file))) return undefined
  const start = first?.getStart(file) ?? parameters.pos
  return { at: { file: file.fileName, start, length: 0 }, before: 'input: { ', after: first ? ' }, ' : ' }' }
}
