import type ts from 'typescript'
import type { EmittedJudge } from '../../model/judge'
import type { Constraints, Property, TypeId, TypeModel } from '../../model/types'
import type { Span } from '../../model/place'
import type { TagMistake } from '../../model/tag-mistake'
import type { WrittenDefault, WrittenSource } from './read-annotations'
import type { TagPlace } from './tag-place'

/** Of a union: all of it, or what remains without `undefined`. */
export type UnionPart = 'whole' | 'defined'

/** What the readers of the single kinds of types share. */
export interface Reading {
  readonly ts: typeof ts
  readonly checker: ts.TypeChecker
  readonly program: ts.Program
  /** The model of a type that has been read already; undefined while it waits for its turn. */
  model(id: TypeId): TypeModel | undefined
  /** The id of a type. Its model is made later when it has parts, so that no type is too deep to read. */
  enter(type: ts.Type, hint: string, constraints?: Constraints, part?: UnionPart): TypeId
  /** The id of a model without parts, or with parts that have ids already. */
  intern(model: TypeModel, name: string): TypeId
  /** The id of a type that has a wrong tag; no value has it. */
  mistake(mistake: TagMistake, place: TagPlace): TypeId
  /** Tells which JSON values a type has, once that has been read. */
  judge(id: TypeId): EmittedJudge
  /** Gives a property its default, once its type has been read and can judge it. */
  default(property: Property, written: WrittenDefault): void
  /** Gives a property to a header or a cookie, by a tag of that name, once its type has been read. */
  source(property: Property, source: WrittenSource): void
  /** Remembers where a property is declared, for errors. */
  place(property: Property, span: Span, declaration: ts.Declaration): void
}
