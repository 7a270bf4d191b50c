import type ts from 'typescript'
import type { MemberPlace } from '../model/project'
import { afterComments } from './after-comments'
import type { TypeScript } from './typescript'

/**
 * Where a member can be added to a list in braces, and what goes around it there, as the list is written: on a line of its own or
 * not, with a comma at the end or not. A member with a name goes where the names are in order, else to the end.
 */
export function listPlace<T extends ts.Node>(
  ts: TypeScript,
  file: ts.SourceFile,
  members: ts.NodeArray<T>,
  name: string | undefined,
  nameOf: (member: T) => string | undefined,
): MemberPlace {
  const last = members.at(-1)
  const at = (start: number) => ({ file: file.fileName, start, length: 0 })
  if (last === undefined) return { at: at(members.pos), before: ' ', after: ' ' }
  const next = name === undefined ? undefined : follower(members.map(nameOf), name)
  const following = next === undefined ? undefined : members[next]
  if (following) return before(ts, file, following, members[(next ?? 0) - 1])
  const indent = indentBefore(file, last.getStart(file))
  const isOnItsOwn = indent !== undefined
  if (!members.hasTrailingComma) {
    const end = afterComments(ts, file, last.end)
    const comment = file.text.slice(last.end, end)
    if (!isOnItsOwn && !comment.includes('//')) return { at: at(end), before: ', ', after: '' }
    // The comma goes before a comment behind the last member, and the new member after it.
    const before = `,${comment}\n${indent ?? `${indentOf(file, last)}  `}`
    return { at: { ...at(last.end), length: comment.length }, before, after: '' }
  }
  // A list's end is behind its last comma; a comment there stays with what it is about.
  const comment = ts.getTrailingCommentRanges(file.text, members.end)?.at(-1)
  return {
    at: at(isOnItsOwn && comment ? comment.end : members.end),
    before: isOnItsOwn ? `\n${indent}` : ' ',
    after: ',',
  }
}

/** In front of a member and the comments that are about it. */
function before(ts: TypeScript, file: ts.SourceFile, member: ts.Node, previous: ts.Node | undefined): MemberPlace {
  const indent = indentBefore(file, member.getStart(file))
  if (indent === undefined && previous) {
    const start = afterComments(ts, file, previous.end)
    return { at: { file: file.fileName, start, length: 0 }, before: ', ', after: '' }
  }
  const comment = indent === undefined ? undefined : ts.getLeadingCommentRanges(file.text, member.pos)?.[0]
  const start = comment?.pos ?? member.getStart(file)
  return {
    at: { file: file.fileName, start, length: 0 },
    before: '',
    after: indent === undefined ? ', ' : `,\n${indent}`,
  }
}

/** The blanks between the beginning of the line and a position; undefined when there is more, or no line before. */
function indentBefore(file: ts.SourceFile, position: number): string | undefined {
  const start = file.text.lastIndexOf('\n', position - 1) + 1
  const line = file.text.slice(start, position)
  return start > 0 && /^[^\S\n]*$/.test(line) ? line : undefined
}

/** The blanks at the beginning of the line on which a node begins. */
export function indentOf(file: ts.SourceFile, node: ts.Node): string {
  const start = file.text.lastIndexOf('\n', node.getStart(file) - 1) + 1
  return /^[^\S\n]*/.exec(file.text.slice(start))?.[0] ?? ''
}

/** The first name that a name goes before, when all of them are in order; undefined when it goes to the end. */
function follower(names: readonly (string | undefined)[], name: string): number | undefined {
  const known = names.filter((each) => each !== undefined)
  const isInOrder = known.length > 1 && known.every((each, at) => at === 0 || compare(known[at - 1] ?? '', each) <= 0)
  if (!isInOrder || known.length < names.length) return undefined
  const at = known.findIndex((each) => compare(name, each) < 0)
  return at < 0 ? undefined : at
}

function compare(a: string, b: string): number {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()]
  return one < other ? -1 : one > other ? 1 : 0
}
