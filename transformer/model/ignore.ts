import type { Span } from './place.js'

/** A comment that says to ignore a rule: `// solder-ignore-next-line duplicate-route served by the proxy`. */
export interface IgnoreModel {
  /** As it is written; empty when the comment names none. */
  rule: string
  /** Of the rule's name; of the word before it when there is none. */
  span: Span
  /** What stands behind the rule: why it is ignored. */
  reason: string
  /** The word of the comment when it is not the right one: `solder-ignore`. Then it ignores nothing. */
  misspelt?: string
  /** Of the whole comment, and of its line too when nothing else stands there. */
  comment: Span
  /** What it speaks of: from the line after it to the end of the first line that is no such comment. */
  covers: { start: number; end: number }
}
