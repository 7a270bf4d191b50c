import type { Span } from '../model/place.js'
import type { EntryModel } from '../model/wiring.js'

/**
 * Where a problem of a part of an entry is shown: at the part, or at the key when the part is written in another file, as the key is
 * what an editor finds when it asks about one file.
 */
export function shownAt(entry: EntryModel, part: Span): Span {
  return part.file === entry.span.file ? part : entry.span
}
