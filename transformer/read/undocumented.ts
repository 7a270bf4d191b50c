import type ts from 'typescript'
import type { UndocumentedFunction } from '../model/project'
import { documentationOf } from './documentation'
import type { FunctionSource } from './function-source'
import type { TypeScript } from './typescript'

/** A function of which no comment says what it is for; undefined when one does. */
export function undocumented(ts: TypeScript, source: FunctionSource, isOwn: boolean): UndocumentedFunction | undefined {
  const node = documented(ts, source)
  const { summary, description } = documentationOf(ts, node)
  if (summary !== undefined || description !== undefined) return undefined
  const comment = isOwn ? commentPlace(ts, node) : undefined
  return comment === undefined ? {} : { comment }
}

/** The node whose JSDoc belongs to the function: its declaration, which may only name a function made elsewhere. */
export function documented(ts: TypeScript, { node, name }: Pick<FunctionSource, 'node' | 'name'>): ts.Node {
  const holder = name?.parent
  return !ts.isFunctionLike(node) && holder !== undefined ? holder : node
}

/** Above the declaration, where it begins its line and has no comment of that kind yet. */
function commentPlace(ts: TypeScript, node: ts.Node): UndocumentedFunction['comment'] {
  const declaration = declarationAround(ts, node)
  if (declaration === undefined || ts.getJSDocCommentsAndTags(node).length > 0) return undefined
  const file = declaration.getSourceFile()
  const start = declaration.getStart(file)
  const indent = file.text.slice(file.text.lastIndexOf('\n', start - 1) + 1, start)
  if (!/^\s*$/.test(indent)) return undefined
  return { at: { file: file.fileName, start, length: 0 }, before: '', after: `\n${indent}` }
}

/** What a comment stands above; undefined for a function that is written where it is used. */
function declarationAround(ts: TypeScript, node: ts.Node): ts.Node | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node
  const holder = ts.isVariableDeclaration(node) ? node : node.parent
  if (ts.isVariableDeclaration(holder)) {
    const list = holder.parent
    return ts.isVariableDeclarationList(list) && ts.isVariableStatement(list.parent) ? list.parent : undefined
  }
  return ts.isPropertyAssignment(holder) || ts.isPropertyDeclaration(holder) ? holder : undefined
}
