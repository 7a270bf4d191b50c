import type { EntryModel } from '../model/wiring.js'

/** Where an entry is, for a message that is shown in the file `from`. */
export function readablePlace(entry: EntryModel, from: string): string {
  const { file } = entry.span
  return file === from ? `on line ${entry.line}` : `in '${fileName(file)}', line ${entry.line}`
}

/** The last part of a path. */
export function fileName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
}
