import type ts from 'typescript'

/** The comments about the properties of an object, each as it is written. */
export interface Comments {
  /** Above each property, in their order. */
  above: string[][]
  /** Behind each, on the same line. */
  behind: string[][]
  /** On lines of their own behind the last one. */
  last: string[]
}

/** What the comments between the properties of an object are about. */
export function commentsIn(typescript: typeof ts, literal: ts.ObjectLiteralExpression): Comments {
  const file = literal.getSourceFile()
  const { properties } = literal
  const comments: Comments = { above: properties.map(() => []), behind: properties.map(() => []), last: [] }
  for (let at = 0; at <= properties.length; at++) {
    const [previous, next] = [properties[at - 1], properties[at]]
    const start = previous?.end ?? literal.getStart(file) + 1
    const region = file.text.slice(start, next?.getStart(file) ?? literal.end - 1)
    const above = comments.above[at] ?? comments.last
    for (const { text, offset } of commentsOf(typescript, region)) {
      const isOnLine = !region.slice(0, offset).includes('\n') && (region.includes('\n') || next === undefined)
      const behind = isOnLine ? comments.behind[at - 1] : undefined
      ;(behind ?? above).push(text)
    }
  }
  return comments
}

/** The comments in a text that has nothing else but blanks and commas. */
function commentsOf({ createScanner, ScriptTarget, SyntaxKind, LanguageVariant }: typeof ts, region: string) {
  const found: { text: string; offset: number }[] = []
  const scanner = createScanner(ScriptTarget.Latest, false, LanguageVariant.Standard, region)
  for (let token = scanner.scan(); token !== SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === SyntaxKind.SingleLineCommentTrivia || token === SyntaxKind.MultiLineCommentTrivia)
      found.push({ text: scanner.getTokenText(), offset: scanner.getTokenStart() })
  }
  return found
}

/** A comment on lines of its own, without the indent that it had. */
export function commentLines(comment: string): string {
  const [first = '', ...rest] = comment.split(/\r?\n/)
  return [
    first,
    ...rest.map((line) => line.trim()).map((line) => (line.startsWith('*') ? ` ${line}` : `   ${line}`)),
  ].join('\n')
}

/** What `.describe('…')` says, as a comment. */
export function describing(text: string): string {
  const lines = text.replaceAll('*/', '*\\/').split('\n')
  return lines.length === 1 ? `/** ${lines.join('')} */` : `/**\n${lines.map((line) => ` * ${line}\n`).join('')} */`
}
