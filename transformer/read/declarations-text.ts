import type ts from 'typescript'
import { plainExpression } from './plain-expression'
import type { TypeScript } from './typescript'

const known = new WeakMap<ts.SourceFile, string>()

/**
 * What other files can see of a file's types, as it is written: without the bodies of functions that say what they return. As long as
 * it stays the same, no type elsewhere is another one.
 */
function declarationsText(ts: TypeScript, file: ts.SourceFile): string {
  let text = known.get(file)
  if (text === undefined) known.set(file, (text = findText(ts, file)))
  return text
}

/** Whether two versions of a file show others the same types. */
export function showSameTypes(ts: TypeScript, before: ts.SourceFile, after: ts.SourceFile): boolean {
  return declarationsText(ts, after) === (known.get(before) ?? findText(ts, parsedAgain(ts, before)))
}

/** A parser that goes on from a tree takes its nodes, so that only the text of an earlier version is sure to be whole. */
function parsedAgain(ts: TypeScript, { fileName, text, languageVersion }: ts.SourceFile): ts.SourceFile {
  return ts.createSourceFile(fileName, text, languageVersion)
}

function findText(ts: TypeScript, file: ts.SourceFile): string {
  // Comments say types in JavaScript, and any statement may export.
  if ((file.flags & ts.NodeFlags.JavaScriptFile) !== 0) return file.text
  return file.statements
    .filter((statement) => !ts.isExpressionStatement(statement))
    .map((statement) => withoutBodies(ts, file, statement))
    .join('\n')
}

/** Where a statement begins, with comments that may say more of its types. */
function startOf(file: ts.SourceFile, statement: ts.Statement): number {
  const [comment] = (statement as { jsDoc?: readonly ts.Node[] }).jsDoc ?? []
  return comment?.pos ?? statement.getStart(file)
}

function withoutBodies(ts: TypeScript, file: ts.SourceFile, statement: ts.Statement): string {
  const bodies: ts.Node[] = []
  if (ts.isFunctionDeclaration(statement)) addBody(statement)
  else if (ts.isVariableStatement(statement)) {
    for (const { type, initializer } of statement.declarationList.declarations) {
      if (initializer === undefined) continue
      const value = plainExpression(ts, initializer)
      if (type !== undefined) bodies.push(initializer)
      else if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) addBody(value)
    }
  }
  let text = ''
  // Comments that say no types are left out.
  let at = startOf(file, statement)
  for (const { pos, end } of bodies) {
    text += file.text.slice(at, pos)
    at = end
  }
  return text + file.text.slice(at, statement.end)

  function addBody({ type, body }: ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression): void {
    if (type !== undefined && body !== undefined) bodies.push(body)
  }
}
