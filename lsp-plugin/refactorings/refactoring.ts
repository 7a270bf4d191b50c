import type { Fix } from '../../transformer/model/problem.js'

/** A change of the code that keeps what it does, or adds to it, and that somebody has to ask for. */
export interface Refactoring {
  /** Tells it from the others at the same place. */
  name: string
  /** Imperative: `Wire 'createTodo' to HTTP`. */
  title: string
  /** As editors group them: `refactor.extract.type`. */
  kind: string
  /** Worked out when it is chosen. */
  edits: () => Fix['edits']
}
