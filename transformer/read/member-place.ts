import type ts from 'typescript'
import type { MemberPlace } from '../model/project'
import { afterComments } from './after-comments'
import { indentOf } from './list-place'
import type { Reading } from './reading'
import type { TypeScript } from './typescript'

/** Where a property can be added to a type; undefined when no file of the project declares it as a list of members. */
export function memberPlace(
  { ts, program, checker }: Reading,
  type: ts.Type,
  written: ts.TypeNode | undefined,
): MemberPlace | undefined {
  // All empty literals are one type, which is declared nowhere.
  if (written && ts.isTypeLiteralNode(written) && written.members.length === 0) {
    return written.getSourceFile().isDeclarationFile ? undefined : endOfMembers(ts, written, written.getSourceFile())
  }
  const object = type.isUnion() ? checker.getNonNullableType(type) : type
  const parts = object.isIntersection() ? object.types : [object]
  for (const part of parts) {
    for (const declaration of part.getSymbol()?.declarations ?? []) {
      if (!ts.isInterfaceDeclaration(declaration) && !ts.isTypeLiteralNode(declaration)) continue
      const file = declaration.getSourceFile()
      if (file.isDeclarationFile || program.isSourceFileFromExternalLibrary(file)) continue
      const name = declaredName(ts, declaration)
      return { ...(name === undefined ? {} : { name }), ...endOfMembers(ts, declaration, file) }
    }
  }
  return undefined
}

type MemberList = ts.InterfaceDeclaration | ts.TypeLiteralNode

function declaredName(ts: TypeScript, node: MemberList): string | undefined {
  if (ts.isInterfaceDeclaration(node)) return node.name.text
  return ts.isTypeAliasDeclaration(node.parent) ? node.parent.name.text : undefined
}

function endOfMembers(ts: TypeScript, node: MemberList, file: ts.SourceFile): Omit<MemberPlace, 'name'> {
  const last = node.members.at(-1)
  if (last === undefined) {
    return { at: { file: file.fileName, start: node.members.pos, length: 0 }, before: ' ', after: ' ' }
  }
  const end = afterComments(ts, file, last.end)
  const at = { file: file.fileName, start: end, length: 0 }
  const written = file.text.slice(last.end - 1, last.end)
  const separator = written === ';' || written === ',' ? written : ''
  const line = file.text.slice(0, last.getStart(file)).split('\n').at(-1) ?? ''
  if (/^\s*$/u.test(line)) {
    return { at, before: `\n${line}`, after: separator }
  }
  if (file.text.slice(last.end, end).includes('//'))
    return { at, before: `\n${indentOf(file, last)}  `, after: separator }
  return { at, before: separator === '' ? '; ' : ' ', after: separator }
}
