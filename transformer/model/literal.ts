import type { Span } from './place.js'

/** A value that the source tells whole. */
export interface LiteralModel {
  /** As it is at run time. */
  value: unknown
  span: Span
  /** Of its key, when it is a member that is written `key: value`. */
  key?: Span
  /** Of an object, its members by name. */
  members?: ReadonlyMap<string, LiteralModel>
  /** Of a list, its items. */
  items?: readonly LiteralModel[]
}
