import type ts from 'typescript'
import type { MemberPlace } from '../model/project'

/** Where a property can be added to an object literal. */
export function objectPlace(literal: ts.ObjectLiteralExpression): MemberPlace {
  const file = literal.getSourceFile()
  const { properties } = literal
  const last = properties.at(-1)
  const place = (start: number, before: string, after: string): MemberPlace => ({
    at: { file: file.fileName, start, length: 0 },
    before,
    after,
  })
  if (last === undefined) return place(properties.pos, ' ', ' ')
  const start = last.getStart(file)
  const line = file.text.slice(file.text.lastIndexOf('\n', start) + 1, start)
  const isOnItsOwn = /^[^\S\n]*$/.test(line) && /\n/.test(file.text.slice(literal.getStart(file), start))
  // A list's end is behind its last comma.
  if (properties.hasTrailingComma) return place(properties.end, isOnItsOwn ? `\n${line}` : ' ', ',')
  return place(last.end, isOnItsOwn ? `,\n${line}` : ', ', '')
}
