import type { Literal, TypeId } from '../../model/types'
import type { Writing } from './writing'

/** The literals among the members of a type; its own, when it is one. */
export function literalsOf(writing: Writing, id: TypeId): Literal[] {
  const model = writing.model(id)
  if (model.kind === 'union') return model.members.flatMap((member) => literalsOf(writing, member))
  return model.kind === 'literal' ? [model.value] : []
}

/** Whether a type is a literal or a union of nothing else. */
export function isLiteral(writing: Writing, id: TypeId): boolean {
  const model = writing.model(id)
  return (
    model.kind === 'literal' ||
    (model.kind === 'union' && model.members.every((member) => writing.model(member).kind === 'literal'))
  )
}
