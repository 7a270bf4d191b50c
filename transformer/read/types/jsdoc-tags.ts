import type ts from 'typescript'
import type { Span } from '../../model/place'
import type { Reading } from './reading'

/** A tag in a JSDoc comment: `@minimum 0`. */
export interface JsDocTag {
  name: string
  text: string
  span: Span
}

/** The tags in the comments that belong to a declaration. */
export function jsDocTags({ ts }: Pick<Reading, 'ts'>, declaration: ts.Node): JsDocTag[] {
  // A typedef is itself a tag, and the others of its comment stand beside it.
  if (hasNoComment(ts, declaration)) return tagsInLine(ts, declaration)
  const tags = ts.isJSDocTypedefTag(declaration) ? (declaration.parent.tags ?? []) : ts.getJSDocTags(declaration)
  if (tags.length === 0) return tagsInLine(ts, declaration)
  return tags.map((tag) => ({
    name: tag.tagName.text,
    text: (ts.getTextOfJSDocComment(tag.comment) ?? '').trim(),
    span: spanOfTag(tag),
  }))
}

/**
 * Whether nothing can be said of a declaration, but in its line: to ask TypeScript makes it keep a list for each, of which a project
 * has thousands.
 */
function hasNoComment(ts: Reading['ts'], declaration: ts.Node): boolean {
  const isAlone =
    ts.isPropertySignature(declaration) ||
    ((ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration)) &&
      ts.isSourceFile(declaration.parent))
  return isAlone && (declaration as { jsDoc?: unknown }).jsDoc === undefined
}

/** From the `@` to the end of what is said, without the asterisks of the lines that follow. */
function spanOfTag(tag: ts.JSDocTag): Span {
  const file = tag.getSourceFile()
  const start = tag.getStart(file)
  const text = file.text.slice(start, tag.getEnd()).replace(/(?:\s*\n[ \t]*\**[ \t]*)+$/u, '')
  return { file: file.fileName, start, length: text.trimEnd().length }
}

/**
 * The tags in a comment just before a property that stands in the line of the brace or the property before it:
 * `{ /** @minimum 1 *\/ age: number }`. TypeScript takes it for a remark on what came before.
 */
function tagsInLine(typescript: typeof ts, declaration: ts.Node): JsDocTag[] {
  if (!typescript.isPropertySignature(declaration) && !typescript.isPropertyDeclaration(declaration)) return []
  const file = declaration.getSourceFile()
  const comment = typescript.getTrailingCommentRanges(file.text, declaration.pos)?.at(-1)
  if (comment === undefined || !file.text.startsWith('/**', comment.pos)) return []
  if (file.text.slice(comment.end, declaration.getStart(file)).includes('\n')) return []
  const said = file.text.slice(0, comment.end - '*/'.length)
  const tag = /@([A-Za-z][\w-]*)([^@]*)/gu
  tag.lastIndex = comment.pos
  return Array.from(said.matchAll(tag), ({ index, 0: whole, 1: name = '', 2: text = '' }) => ({
    name,
    text: text.trim(),
    span: { file: file.fileName, start: index, length: whole.trimEnd().length },
  }))
}
