/** Judges JSON data by a type. */
export interface EmittedJudge {
  fits(json: unknown): boolean
  /** What the type asks for, as a person says it. */
  expected: string
}
