/** A type, with values that have it and values that do not. */
export interface Shape {
  title: string
  /** TypeScript that exports the type `T`. */
  source: string
  valid: readonly unknown[]
  /** A value, and the path and code of each issue that is to be reported. */
  invalid: readonly (readonly [value: unknown, ...issues: `${string} ${string}`[]])[]
  /** When all its values are JSON, and JSON Schema can say all that the type does. */
  json?: boolean
}
