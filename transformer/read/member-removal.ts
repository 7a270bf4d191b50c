import type ts from 'typescript'
import type { Span } from '../model/place'
import { afterComments } from './after-comments'
import type { TypeScript } from './typescript'

/** The text to take out, so that an object has no more the member whose key has its text at a place. */
export function memberRemoval(ts: TypeScript, file: ts.SourceFile, key: Span): Span | undefined {
  const member = memberWith(ts, file, key)
  if (member === undefined) return undefined
  const { properties } = member.parent
  const at = properties.indexOf(member)
  const [previous, next] = [properties[at - 1], properties[at + 1]]
  const { text } = file
  const lead = /\r?\n[ \t]*$/.exec(text.slice(0, firstComment(ts, file, member)))
  const tail = afterComments(
    ts,
    file,
    next || properties.hasTrailingComma ? text.indexOf(',', afterComments(ts, file, member.end)) + 1 : member.end,
  )
  // A member on lines of its own goes with these.
  if (lead && /^[^\S\n]*(?:\r?\n|$)/.test(text.slice(tail))) return span(lead.index, tail)
  if (next) return span(member.getStart(file), next.getStart(file))
  return span(previous ? previous.end : member.getStart(file), member.end)

  function span(start: number, end: number): Span {
    return { file: file.fileName, start, length: end - start }
  }
}

function memberWith(
  ts: TypeScript,
  file: ts.SourceFile,
  { start }: Span,
): (ts.ObjectLiteralElementLike & { parent: ts.ObjectLiteralExpression }) | undefined {
  let found: ReturnType<typeof memberWith>
  const visit = (node: ts.Node): void => {
    if (node.pos > start || node.end <= start) return
    const isMember = ts.isObjectLiteralElementLike(node) && ts.isObjectLiteralExpression(node.parent)
    const name = isMember ? node.name : undefined
    if (name && name.getStart(file) <= start && start < name.end) found = node as typeof found
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** Where the comments above a member begin, or it itself. */
function firstComment(ts: TypeScript, file: ts.SourceFile, member: ts.Node): number {
  const comments = ts.getLeadingCommentRanges(file.text, member.pos) ?? []
  const isAbove = ({ pos }: ts.CommentRange) => file.text.slice(member.pos, pos).includes('\n')
  return comments.find(isAbove)?.pos ?? member.getStart(file)
}
