/** Judges data by a type. */
export interface EmittedJudge {
  /** Of its JSON form. */
  fits(json: unknown): boolean
  /** Of a value of JavaScript. */
  is(value: unknown): boolean
  /** What the type asks for, as a person says it. */
  expected: string
}
