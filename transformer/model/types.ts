/**
 * Types as plain data. `read/types` makes this from the checker's types, `write/` makes JavaScript and JSON Schema
 * from it, `rules/` judges it. No TypeScript in here: whatever reads types by another road (TypeScript 7's API)
 * only has to make the same data.
 */

/** The key of a type in a `TypeTable`. Readable, as `NewTodo` or `Page<Todo>`; which of two types of a name has it alone depends on what was read first. */
export type TypeId = string

/** Every type that the contracts of a program need, each once. */
export interface TypeTable {
  readonly types: Map<TypeId, TypeModel>
  /** What types are called whose id had to be another, as an earlier type has that name. */
  readonly names?: ReadonlyMap<TypeId, string>
  /** Those of them that mean the same in every file. */
  readonly declared?: ReadonlyMap<TypeId, DeclaredType>
}

/** A type that is just what a declaration says: whichever file reads it, it is the same. */
export interface DeclaredType {
  /** Tells it from every other type: where it is declared, its name, and the same of its type arguments. */
  key: string
  /** The file that it belongs to: that of its declaration, or of a type argument's. Absolute path. */
  file: string
}

export interface Constraints {
  minLength?: number
  maxLength?: number
  /** Regular expressions (`u` flag, not anchored), all of which must find a match. */
  patterns?: string[]
  /** Of patterns that stand for template literal types: how these are written. */
  templates?: Readonly<Record<string, string>>
  formats?: string[]
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  /** Numbers, all of which must divide the value, both read as the decimals that they are written as. */
  multipleOf?: number[]
  integer?: true
  minItems?: number
  maxItems?: number
  uniqueItems?: true
  /** Of the items, while the array that holds them is being read. */
  items?: Constraints
}

export type TypeModel =
  | { kind: 'string'; constraints?: Constraints }
  | { kind: 'number'; constraints?: Constraints }
  | { kind: 'boolean' }
  | { kind: 'null' }
  | { kind: 'undefined' }
  /** `any` where its author said no more than that. */
  | { kind: 'unknown'; any?: true }
  | { kind: 'never' }
  | { kind: 'date' }
  | StandInModel
  | CollectionModel
  | { kind: 'literal'; value: string | number | boolean }
  /** `{}`: everything but `null` and `undefined`. */
  | { kind: 'something' }
  /** `object`: everything that is not a primitive; passed through as it is. */
  | { kind: 'anyObject' }
  | { kind: 'array'; element: TypeId; constraints?: Constraints }
  | { kind: 'tuple'; elements: TupleElement[] }
  | ObjectModel
  | ToJsonModel
  | UnionModel
  /** What cannot cross a wire. No value has this type. */
  | { kind: 'obstacle'; what: string }

/** A value that JSON has not, for which a text stands there. */
export type StandInModel =
  /** `digits` only for a literal such as `5n`. */
  | { kind: 'bigint'; digits?: string }
  | { kind: 'url' }
  | { kind: 'bytes'; name: 'Uint8Array' | 'ArrayBuffer'; outgoing?: string }

/** What a tag can be. */
export type Literal = string | number | boolean | null

/** `name` is empty for a type that its author did not name. */
export interface ObjectModel {
  kind: 'object'
  name: string
  properties: Property[]
  index: IndexSignature[]
  /** Methods of a class: not written on the way out, obstacles on the way in. */
  methods?: Property[]
}

/** An object that writes itself: what its method `toJSON` returns crosses in its place. */
export interface ToJsonModel {
  kind: 'toJson'
  name: string
  json: TypeId
  /** Why it cannot come in. */
  outgoing: string
}

/** A `Map`, also a `ReadonlyMap`, or a `Set`. */
export type CollectionModel =
  | { kind: 'map'; key: TypeId; element: TypeId; constraints?: Constraints }
  | { kind: 'set'; element: TypeId; constraints?: Constraints }

/** Members are no unions themselves. */
export interface UnionModel {
  kind: 'union'
  name: string
  members: TypeId[]
  /** The property whose literals tell the object members apart; present only where there are several. */
  tag?: string
  /** Where a literal of the tag leads to several members: the union of just these. */
  shared?: { values: Literal[]; type: TypeId }[]
}

export interface TupleElement {
  type: TypeId
  /** At most one element is a rest element; required ones may follow it. */
  presence: 'required' | 'optional' | 'rest'
  /** Optional, but not to be given as `undefined` (`exactOptionalPropertyTypes`). */
  exact?: true
}

export interface InputSource {
  from: 'header' | 'cookie'
  /** Of a header, in small letters. */
  name: string
}

/** What the undeclared properties of an object hold. */
export interface IndexSignature {
  /** A regular expression for the names it speaks of; absent when it speaks of all. */
  names?: string
  type: TypeId
}

export interface Property {
  name: string
  /** Without `undefined` when the property is optional. */
  type: TypeId
  optional: boolean
  /** Optional, but not to be given as `undefined` (`exactOptionalPropertyTypes`). */
  exact?: true
  /** The JSON form of what it holds when it is missing. */
  default?: { json: unknown }
  /** What HTTP takes it from, in place of path, query and body. */
  source?: InputSource
  /** From JSDoc. */
  description?: string
  deprecated?: boolean
}
