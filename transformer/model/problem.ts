import type { Span } from './place.js'

/** One mistake, ready to be shown by the editor, the build or the command line. */
export interface Problem {
  /** From the catalogue in `rules/`: 790000–791999. */
  code: number
  /** The rule's name: `duplicate-route`. */
  rule: string
  severity: 'error' | 'warning'
  /** One sentence. */
  message: string
  span: Span
  related: { span: Span; message: string }[]
  fixes: Fix[]
}

/** A way to mend a problem that the editor can carry out. */
export interface Fix {
  /** Imperative: `Add the property 'id' to 'GetTodo'`. */
  title: string
  edits: { span: Span; text: string }[]
}
