import type { Span } from './place.js'

/** How much a problem weighs: errors fail the build; suggestions are shown in the editor as a hint, faded where code is not needed. */
export type Severity = 'error' | 'warning' | 'suggestion'

/** One mistake, ready to be shown by the editor, the build or the command line. */
export interface Problem {
  /** From the catalogue in `rules/`: 790000–791999. */
  code: number
  /** The rule's name: `duplicate-route`. */
  rule: string
  severity: Severity
  /** One sentence. */
  message: string
  span: Span
  related: { span: Span; message: string }[]
  fixes: Fix[]
  /** Set when what stands there could as well be taken out: editors fade it. */
  unnecessary?: true
}

/** A way to mend a problem that the editor can carry out. */
export interface Fix {
  /** Imperative: `Add the property 'id' to 'GetTodo'`. */
  title: string
  edits: { span: Span; text: string }[]
  /** Set when nobody has to choose: `solder check --fix` and "fix all" carry it out. */
  automatic?: true
}
