import type { TypeId, TypeModel, TypeTable } from '../../model/types'
import type { Feature } from './names'
import type { SupportName } from './support'

/** What the writers of the features share. */
export interface Writing {
  readonly table: TypeTable
  model(id: TypeId): TypeModel
  /** The name of a type's function for a feature; it will be written. */
  use(feature: Feature, id: TypeId): string
  /** Where a type is described that has no functions of its own, as arguments of those that walk rows. */
  row(id: TypeId): string | undefined
  /** The name of a hoisted regular expression. */
  regex(source: string, flags: string, wish: string): string
  /** The name of a hoisted constant. */
  constant(text: string, wish: string): string
  /** The name of a function that several types need; it will be written. */
  support(name: SupportName): string
  /** A global object such as `Array`. */
  global(name: string): string
}
