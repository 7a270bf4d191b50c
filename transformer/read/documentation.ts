import type ts from 'typescript'
import type { Documentation } from '../model/functions'
import type { TypeScript } from './typescript'

/** What the JSDoc of a declaration says. */
export function documentationOf(ts: TypeScript, node: ts.Node): Documentation {
  const documentation: Documentation = { examples: [], throws: [] }
  for (const each of ts.getJSDocCommentsAndTags(node)) {
    if (ts.isJSDoc(each)) Object.assign(documentation, split(textOf(ts, each.comment)))
  }
  for (const tag of ts.getJSDocTags(node)) {
    const text = textOf(ts, tag.comment)
    switch (tag.tagName.text) {
      case 'deprecated':
        documentation.deprecated = text === '' ? true : text
        break
      case 'example':
        if (text !== '') documentation.examples.push(text)
        break
      case 'throws':
      case 'exception': {
        const name = thrownName(tag, text)
        if (name !== undefined && !documentation.throws.includes(name)) documentation.throws.push(name)
      }
    }
  }
  return documentation
}

function textOf(ts: TypeScript, comment: ts.JSDoc['comment']): string {
  return (ts.getTextOfJSDocComment(comment) ?? '').trim()
}

/** The first sentence or paragraph is the summary, what follows the description. */
function split(text: string): { summary?: string; description?: string } {
  if (text === '') return {}
  const end = /[.!?](?=\s+\p{Lu}|\s*$)|(?=\r?\n[ \t]*\r?\n)|$/u.exec(text)
  const length = end === null ? text.length : end.index + end[0].length
  const description = text.slice(length).trim()
  const summary = text.slice(0, length).replace(/\s+/gu, ' ').trim()
  return description === '' ? { summary } : { summary, description }
}

/** `NotFound` of `@throws {NotFound} when…` and of `@throws NotFound when…`. */
function thrownName(tag: ts.JSDocTag, text: string): string | undefined {
  const type = (tag as ts.JSDocThrowsTag).typeExpression?.type.getText()
  const written = type ?? /^\p{Lu}[\w$]*/u.exec(text)?.[0]
  return written === undefined ? undefined : /[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.exec(written)?.[0]
}
