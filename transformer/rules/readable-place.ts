import type { Span } from '../model/place.js'
import type { EntryModel } from '../model/wiring.js'

/** Where an entry is, for a message that is shown in the file `from`. */
export function readablePlace(entry: EntryModel, from: string): string {
  return placeText(entry.span, entry.line, from)
}

/** Where anything is, for a message that is shown in the file `from`. */
export function placeText({ file }: Span, line: number, from: string): string {
  return file === from ? `on line ${line}` : `in '${fileName(file)}', line ${line}`
}

/** The last part of a path. */
export function fileName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
}
