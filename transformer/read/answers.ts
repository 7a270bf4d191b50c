import type ts from 'typescript'

/** What was found out earlier, as long as it is true. */
export interface Answers {
  /** The answer to a question about the types that a node has or names; found when it is not known. */
  of<T>(node: ts.Node, question: string, find: () => T): T
}
