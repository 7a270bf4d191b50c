import type ts from 'typescript'
import type { Answers } from '../transformer/read/answers.js'
import type { FileChanges } from './file-changes.js'

/** Answers about types, kept from one program to the next until the file that has the node sees other types. */
export class LiveAnswers implements Answers {
  readonly #changes: FileChanges
  #known = new WeakMap<ts.Node, Map<string, { value: unknown; since: number }>>()

  constructor(changes: FileChanges) {
    this.#changes = changes
  }

  of<T>(node: ts.Node, question: string, find: () => T): T {
    let answers = this.#known.get(node)
    if (answers === undefined) this.#known.set(node, (answers = new Map<string, { value: unknown; since: number }>()))
    const known = answers.get(question)
    if (known && this.#changes.typesIn(node.getSourceFile().fileName) <= known.since) return known.value as T
    const value = find()
    answers.set(question, { value, since: this.#changes.now })
    return value
  }

  /** Forgets everything. */
  forget(): void {
    this.#known = new WeakMap()
  }
}
