/** What is added to a source file, as plain data: a host applies it to a syntax tree, or to the text itself. */
export type Edit = StatementEdit | ArgumentEdit

/** Whole statements, without the last semicolon. */
export interface StatementEdit {
  kind: 'statement'
  /** `start`: after directives and imports; `end`: after everything; a number: after the statement that ends there. */
  after: 'start' | 'end' | number
  text: string
  /** The place in the source that the statement stands for in source maps. */
  origin?: { start: number; length: number }
}

/** One more argument for a call. */
export interface ArgumentEdit {
  kind: 'argument'
  /** The call, from the first character of its callee to its closing parenthesis. */
  call: { start: number; end: number }
  text: string
}
