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
      comment: { file: fileName, ...extent(text, line) },
      covers: covered(text, line.end),
    })
  }
  return ignores
}

function lineAround(text: string, position: number): { start: number; end: number } {
  const end = text.indexOf('\n', position)
  return { start: text.lastIndexOf('\n', position) + 1, end: end < 0 ? text.length : end }
}

/** The line with its end; only the comment, when code follows it. */
function extent(text: string, line: { start: number; end: number }): { start: number; length: number } {
  const written = text.slice(line.start, line.end)
  const block = /^([^\S\n]*)(\{\s*\/\*[^]*?\*\/\s*\}|\/\*[^]*?\*\/)([^\S\n]*)(\S?)/.exec(written)
  if (block !== null && block[4] !== '') {
    return { start: line.start + (block[1] ?? '').length, length: (block[2] ?? '').length + (block[3] ?? '').length }
  }
  return { start: line.start, length: Math.min(line.end + 1, text.length) - line.start }
}

/** From the next line to the end of the first that is no such comment itself. */
function covered(text: string, endOfLine: number): { start: number; end: number } {
  const start = Math.min(endOfLine + 1, text.length)
  let line = lineAround(text, start)
  while (line.end < text.length && comment.test(text.slice(line.start, line.end))) {
    line = lineAround(text, line.end + 1)
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
