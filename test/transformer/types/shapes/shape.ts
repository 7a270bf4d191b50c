/** A type, with values that have it and values that do not. */
export interface Shape {
  title: string
  /** TypeScript that exports the type `T`. */
  source: string
  valid: readonly unknown[]
  /** A value, and the path and code of each issue that is to be reported. */
  invalid: readonly (readonly [value: unknown, ...issues: `${string} ${string}`[]])[]
  /** Values that have more than the type declares, and what is left of them. */
  strips?: readonly (readonly [value: unknown, stripped: unknown])[]
  /** JSON and the value that is made of it, where the two differ. */
  revives?: readonly (readonly [json: unknown, value: unknown])[]
  /** JSON texts, and the values they are written from, where more than one text would say the same. */
  writes?: readonly (readonly [value: unknown, text: string])[]
  /** When all its values are JSON, and JSON Schema can say all that the type does. */
  json?: boolean
  /** Why JSON Schema, or ajv, cannot say all that the type does: its schema accepts more. */
  beyond?: 'JSON Schema' | 'ajv'
  /** Compiled with `exactOptionalPropertyTypes`. */
  exact?: true
}
