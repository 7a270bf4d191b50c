import type ts from 'typescript'
import type { TypeScript } from '../read/typescript'
import type { ArgumentEdit, Edit, StatementEdit } from '../write/edits'

/** Puts edits into the syntax tree that the compiler is about to emit. The user's own nodes keep their places. */
export function applyEdits(
  ts: TypeScript,
  context: ts.TransformationContext,
  file: ts.SourceFile,
  edits: readonly Edit[],
): ts.SourceFile {
  const { factory } = context
  const calls = edits.filter((edit) => edit.kind === 'argument')
  const withArguments = addArguments(ts, context, file, calls)
  const statements = edits.filter((edit) => edit.kind === 'statement')
  if (statements.length === 0) return withArguments
  const first = firstOwnStatement(ts, withArguments)
  const added = (after: StatementEdit['after']) =>
    statements.filter((edit) => edit.after === after).map((edit) => statement(ts, context, edit))
  const ends = new Set(statements.map(({ after }) => after))
  const own = withArguments.statements.slice(first)
  const all = [
    ...withArguments.statements.slice(0, first),
    ...added('start'),
    ...own.flatMap((each) => (ends.has(each.end) ? [each, ...added(each.end)] : [each])),
    ...added('end'),
  ]
  // The range of the list is where the compiler looks for comments that stand apart at the top of a file.
  return factory.updateSourceFile(withArguments, ts.setTextRange(factory.createNodeArray(all), file.statements))
}

/** A statement of given text: an identifier is printed as it is, which costs a fraction of a tree of nodes. */
function statement(ts: TypeScript, { factory }: ts.TransformationContext, edit: StatementEdit): ts.Statement {
  const made = factory.createExpressionStatement(factory.createIdentifier(edit.text))
  const { origin } = edit
  if (origin !== undefined) ts.setSourceMapRange(made, { pos: origin.start, end: origin.start + origin.length })
  return made
}

/** The index of the first statement that is neither a directive nor an import. */
function firstOwnStatement(ts: TypeScript, file: ts.SourceFile): number {
  const isDirective = (each: ts.Statement) => ts.isExpressionStatement(each) && ts.isStringLiteral(each.expression)
  const isImport = (each: ts.Statement) => ts.isImportDeclaration(each) || ts.isImportEqualsDeclaration(each)
  const index = file.statements.findIndex((each) => !isDirective(each) && !isImport(each))
  return index < 0 ? file.statements.length : index
}

function addArguments(
  ts: TypeScript,
  context: ts.TransformationContext,
  file: ts.SourceFile,
  edits: readonly ArgumentEdit[],
): ts.SourceFile {
  if (edits.length === 0) return file
  const { factory } = context
  const texts = new Map(edits.map(({ call, text }) => [`${call.start}:${call.end}`, text]))
  return ts.visitEachChild(file, visit, context)

  function visit(node: ts.Node): ts.Node {
    if (!edits.some(({ call }) => node.pos <= call.start && call.end <= node.end)) return node
    const visited = ts.visitEachChild(node, visit, context)
    if (!ts.isCallExpression(node) || !ts.isCallExpression(visited)) return visited
    const text = texts.get(`${node.getStart(file)}:${node.end}`)
    if (text === undefined) return visited
    const given = [...visited.arguments, factory.createIdentifier(text)]
    return factory.updateCallExpression(visited, visited.expression, visited.typeArguments, given)
  }
}
