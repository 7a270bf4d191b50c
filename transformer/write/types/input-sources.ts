import type { InputSource, TypeId } from '../../model/types'
import type { Writing } from './writing'

/** The properties of the objects that a type is or may be which HTTP takes from a header or a cookie, by name. */
export function inputSources(writing: Writing, id: TypeId): Map<string, InputSource> {
  const model = writing.model(id)
  if (model.kind === 'union') return new Map(model.members.flatMap((member) => [...inputSources(writing, member)]))
  if (model.kind !== 'object') return new Map()
  return new Map(model.properties.flatMap(({ name, source }) => (source === undefined ? [] : [[name, source]])))
}
