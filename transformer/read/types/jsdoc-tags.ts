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
export function jsDocTags({ ts }: Reading, declaration: ts.Declaration): JsDocTag[] {
  // A typedef is itself a tag, and the others of its comment stand beside it.
  const tags = ts.isJSDocTypedefTag(declaration) ? (declaration.parent.tags ?? []) : ts.getJSDocTags(declaration)
  return tags.map((tag) => ({
    name: tag.tagName.text,
    text: (ts.getTextOfJSDocComment(tag.comment) ?? '').trim(),
    span: spanOfTag(tag),
  }))
}

/** From the `@` to the end of what is said, without the asterisks of the lines that follow. */
function spanOfTag(tag: ts.JSDocTag): Span {
  const file = tag.getSourceFile()
  const start = tag.getStart(file)
  const text = file.text.slice(start, tag.getEnd()).replace(/(?:\s*\n[ \t]*\**[ \t]*)+$/u, '')
  return { file: file.fileName, start, length: text.trimEnd().length }
}
