import type { OpenJobs } from '../../runtime/application.js'

/** What is told of jobs: for people and for machines. */
export interface Answer {
  /** The first row is the heading. */
  readonly rows: readonly (readonly string[])[]
  readonly json: unknown
  /** Lines before them. */
  readonly intro?: readonly string[]
}

/** Something that cannot be done with these jobs. */
export class Refusal extends Error {}

/** What is asked. */
export interface Question {
  /** What stands after the action: as many as its usage names. */
  readonly names: readonly string[]
  readonly most: number | undefined
}

export interface Action {
  /** What has to be named; an ellipsis for what may be. */
  readonly usage: readonly string[]
  readonly summary: string
  run(opened: OpenJobs, question: Question): Promise<Answer>
}
