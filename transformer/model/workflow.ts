import type { Span } from './place.js'
import type { Fix } from './problem.js'

/** What in the code of a workflow keeps a replay from going the way that the run went. */
export type HazardKind =
  | 'clock'
  | 'randomness'
  | 'io'
  | 'service'
  | 'await'
  | 'state'
  /** A site that nothing waits for. */
  | 'unawaited'
  /** A member of the context that is used in a way that hides which site it is. */
  | 'untraceable'

/** A place in the code of a workflow, or of a function that it calls, that does what a workflow must not. */
export interface HazardModel {
  kind: HazardKind
  /** What the code says there: `Date.now()`. */
  what: string
  /** Where it is shown: in the code of the workflow, which may be a call of the function that does it. */
  span: Span
  /** The workflow. */
  function: string
  /** Present when a function does it that is called at `span`. */
  through?: { called: string; function: string; place: Span }
  /** How it is said rightly, when the source tells. */
  mend?: HazardMend
}

export interface HazardMend {
  /** `replace`: by `text`; `step`: `text` is the function that does it as a step; `await`: the promise is waited for. */
  how: 'replace' | 'step' | 'await'
  text: string
  edits: Fix['edits']
}
