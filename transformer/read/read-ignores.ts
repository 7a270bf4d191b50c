import type ts from 'typescript'
import type { IgnoreModel } from '../model/ignore'
import type { TypeScript } from './typescript'

const keyword = 'solder-ignore-next-line'
const stem = 'solder-ignore'
const comment = /^[^\S\n]*(?:\/\/|\/\*|\{\s*\/\*)\s*(solder-ignore[\w-]*)[^\S\n]*([\w-]*)(.*)/

/** The comments of a file that say to ignore a rule. */
export function readIgnores(ts: TypeScript, file: ts.SourceFile): readonly IgnoreModel[] {
  const { text, fileName } = file
  const ignores: IgnoreModel[] = []
  for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
    const line = lineAround(text, at)
    const match = comment.exec(text.slice(line.start, line.end))
    if (match === null || isInToken(ts, file, at)) continue
    const [whole, word = '', rule = '', rest = ''] = match
    const end = endOfComment(text, line)
    const isRight = word === keyword
    const named = line.start + whole.length - rest.length - rule.length
    ignores.push({
      rule,
      reason: rest.replace(/\*\/.*$/, '').trim(),
      ...(isRight ? {} : { misspelt: word }),
      span: {
        file: fileName,
        ...(rule === '' || !isRight ? { start: at, length: word.length } : { start: named, length: rule.length }),
      },
      comment: { file: fileName, ...extent(text, line.start, end) },
      covers: covered(text, lineAround(text, end).end),
    })
  }
  return ignores
}

function lineAround(text: string, position: number): { start: number; end: number } {
  const end = text.indexOf('\n', position)
  return { start: text.lastIndexOf('\n', position) + 1, end: end < 0 ? text.length : end }
}

/** Where a comment ends that is the first thing in a line: braces that are around it in JSX belong to it. */
function endOfComment(text: string, line: { start: number; end: number }): number {
  const [opening = ''] = /^[^\S\n]*(?:\{\s*)?\/\*/.exec(text.slice(line.start, line.end)) ?? []
  if (opening === '') return line.end
  const closing = text.indexOf('*/', line.start + opening.length)
  if (closing < 0) return text.length
  const brace = opening.includes('{') ? /^\s*\}/.exec(text.slice(closing + 2)) : null
  return closing + 2 + (brace?.[0].length ?? 0)
}

/** The comment with its lines; only itself, when code follows it. */
function extent(text: string, start: number, end: number): { start: number; length: number } {
  const [behind = ''] = /^[^\S\n]*/.exec(text.slice(end)) ?? []
  const after = end + behind.length
  if (after === text.length || text[after] === '\n') return { start, length: Math.min(after + 1, text.length) - start }
  const [indent = ''] = /^[^\S\n]*/.exec(text.slice(start)) ?? []
  return { start: start + indent.length, length: after - start - indent.length }
}

/** From the next line to the end of the first that is no such comment itself. */
function covered(text: string, endOfLine: number): { start: number; end: number } {
  const start = Math.min(endOfLine + 1, text.length)
  let line = lineAround(text, start)
  while (line.end < text.length && comment.test(text.slice(line.start, line.end))) {
    line = lineAround(text, Math.min(lineAround(text, endOfComment(text, line)).end + 1, text.length))
  }
  return { start, end: line.end }
}

/** Whether the position is inside a string or a template, where a comment is only text. */
function isInToken(ts: TypeScript, file: ts.SourceFile, position: number): boolean {
  let found: ts.Node = file
  const enter = (node: ts.Node): void => {
    if (node.getFullStart() <= position && position < node.end) {
      found = node
      ts.forEachChild(node, enter)
    }
  }
  ts.forEachChild(file, enter)
  const isText =
    ts.isStringLiteralLike(found) ||
    ts.isTemplateHead(found) ||
    ts.isTemplateMiddleOrTemplateTail(found) ||
    ts.isJsxText(found)
  return isText && found.getStart(file) <= position
}
