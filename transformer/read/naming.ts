import type ts from 'typescript'
import type { Naming } from '../model/project'
import type { Span } from '../model/place'
import type { FunctionReference } from '../model/wiring'
import { importPlace } from './import-place'
import { mentionsOf } from './mentions'
import { nameInFile } from './name-in-file'
import type { Reading } from './reading'
import type { TypeScript } from './typescript'

/** How a function can be named at a place, which may need an import; undefined when it cannot. */
export function namingOf(reading: Reading, target: FunctionReference, at: Span): Naming | undefined {
  const { ts, program } = reading
  const from = program.getSourceFile(target.declaration.file)
  const found = from && !target.isOutside ? nameInFile(ts, from, target.declaration) : undefined
  if (from === undefined || found === undefined) return undefined
  if (at.file === from.fileName)
    return found.local !== undefined && found.from <= at.start ? { name: found.local, imports: [] } : undefined
  const { name, path = '' } = found.exported ?? {}
  const root = name === undefined ? undefined : imported(reading, from, name, target.name, at)
  return root && { ...root, name: `${root.name}${path}` }
}

/** How a file can name what another file exports. */
export function imported(
  reading: Reading,
  from: ts.SourceFile,
  exported: string,
  wanted: string,
  at: Span,
): Naming | undefined {
  const { ts, program } = reading
  const file = program.getSourceFile(at.file)
  const place = file && importPlace(reading, file, from)
  if (file === undefined || place === undefined) return undefined
  const known = place.known(exported)
  if (known !== undefined) return { name: known, imports: [] }
  const isDefault = exported === 'default'
  const name = isDefault ? wanted : exported
  if (!isFreeName(ts, file, name)) return undefined
  const list = place.list(name)
  if (list === undefined) return { name, imports: [place.line(isDefault ? name : `{ ${name} }`)] }
  const text = `${list.before}${isDefault ? `default as ${name}` : name}${list.after}`
  return { name, imports: [{ span: list.at, text }] }
}

/** Whether something can be imported under a name: no word of the language is one, nor what the file names already. */
function isFreeName(ts: TypeScript, file: ts.SourceFile, name: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, name)
  const isWord = scanner.scan() > ts.SyntaxKind.Identifier && scanner.isReservedWord()
  const isWhole = scanner.getTokenEnd() === name.length && (scanner.isIdentifier() || isWord)
  return isWhole && !isWord && mentionsOf(ts, file, name).length === 0
}
