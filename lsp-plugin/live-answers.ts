import type ts from 'typescript'
import type { Answers } from '../transformer/read/answers.js'
import type { FileChanges } from './file-changes.js'

/** Most nodes are asked one question, so that a list takes less memory than a table. */
interface Answer {
  readonly question: string
  value: unknown
  since: number
  readonly next: Answer | undefined
}

/** Answers about types, kept from one program to the next until the file that has the node sees other types. */
export class LiveAnswers implements Answers {
  readonly #changes: FileChanges
  #known = new WeakMap<ts.Node, Answer>()

  constructor(changes: FileChanges) {
    this.#changes = changes
  }

  of<T>(node: ts.Node, question: string, find: () => T): T {
    const first = this.#known.get(node)
    let answer = first
    while (answer !== undefined && answer.question !== question) answer = answer.next
    if (answer && this.#changes.typesIn(node.getSourceFile().fileName) <= answer.since) return answer.value as T
    const value = find()
    const since = this.#changes.now
    if (answer) Object.assign(answer, { value, since })
    else this.#known.set(node, { question, value, since, next: first })
    return value
  }

  /** Forgets everything. */
  forget(): void {
    this.#known = new WeakMap()
  }
}
