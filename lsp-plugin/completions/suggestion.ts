import type { Span } from '../../transformer/model/place.js'

/** Something that could stand at a place. */
export interface Suggestion {
  text: string
  /** In a few words, beside it. */
  description?: string
  /** What it would take the place of. */
  replaces: Pick<Span, 'start' | 'length'>
  /** Set for what is likelier than the rest. */
  isLikely?: true
}
