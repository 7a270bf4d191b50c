/**
 * Types as plain data. `read/types` makes this from the checker's types, `write/` makes JavaScript and JSON Schema
 * from it, `rules/` judges it. No TypeScript in here: whatever reads types by another road (TypeScript 7's API)
 * only has to make the same data.
 */

/** The key of a type in a `TypeTable`. Stable for the same source text, and readable: `NewTodo`, `Page<Todo>`. */
export type TypeId = string

/** Every type that a file's contracts need, each once. */
export interface TypeTable {
  readonly types: Map<TypeId, TypeModel>
}

export interface Constraints {
  minLength?: number
  maxLength?: number
  pattern?: string
  format?: string
  minimum?: number
  maximum?: number
  integer?: true
  minItems?: number
  maxItems?: number
}

export type TypeModel =
  | { kind: 'string'; constraints?: Constraints }
  | { kind: 'number'; constraints?: Constraints }
  | { kind: 'boolean' }
  | { kind: 'null' }
  | { kind: 'undefined' }
  | { kind: 'unknown' }
  | { kind: 'never' }
  | { kind: 'date' }
  | { kind: 'literal'; value: string | number | boolean }
  | { kind: 'array'; element: TypeId; constraints?: Constraints }
  | { kind: 'tuple'; elements: TupleElement[] }
  | { kind: 'object'; name: string; properties: Property[]; index?: TypeId }
  | {
      kind: 'union'
      name: string
      members: TypeId[]
      /** The property whose literal tells the members apart. */ tag?: string
    }

export interface TupleElement {
  type: TypeId
  /** At most one element is a rest element; required ones may follow it. */
  presence: 'required' | 'optional' | 'rest'
}

export interface Property {
  name: string
  type: TypeId
  optional: boolean
  /** From JSDoc. */
  description?: string
  deprecated?: boolean
}
