import { fileURLToPath, pathToFileURL } from 'node:url'
import type ts from 'typescript'
import type { Location, Position, Range } from 'vscode-languageserver/node'
import { sourceOf } from '../../transformer/program/problem-diagnostic.js'

/** The path of a file, as TypeScript writes it; undefined for what is not on disk. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined
  try {
    return fileURLToPath(uri).replaceAll('\\', '/')
  } catch {
    // Of another machine, or malformed.
    return undefined
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href
}

/** The offset of a position. One behind the end of a line or of the text is moved there. */
export function offsetAt(file: ts.SourceFile, { line, character }: Position): number {
  const starts = file.getLineStarts()
  if (line >= starts.length) return file.text.length
  const start = starts[line] ?? 0
  const next = starts[line + 1]
  const end = next === undefined ? file.text.length : next - lineBreakBefore(file.text, next)
  return Math.min(start + character, end)
}

function lineBreakBefore(text: string, at: number): number {
  return text.slice(at - 2, at) === '\r\n' ? 2 : 1
}

export function rangeIn(file: ts.SourceFile, { start, length }: ts.TextSpan): Range {
  return {
    start: file.getLineAndCharacterOfPosition(start),
    end: file.getLineAndCharacterOfPosition(start + length),
  }
}

/** A stretch of any file of a program; undefined when the program does not have the file. */
export function locationIn(program: ts.Program, fileName: string, span: ts.TextSpan): Location | undefined {
  const file = sourceOf(program, fileName)
  return file && { uri: uriOf(fileName), range: rangeIn(file, span) }
}
