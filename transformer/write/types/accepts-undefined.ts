import type { TypeId, TypeTable } from '../../model/types'

/** Whether `undefined` is a value of the type. */
export function acceptsUndefined(table: TypeTable, id: TypeId): boolean {
  const model = table.types.get(id)
  if (model?.kind === 'union') return model.members.some((member) => acceptsUndefined(table, member))
  return model?.kind === 'undefined' || model?.kind === 'unknown'
}
