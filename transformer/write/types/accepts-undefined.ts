import type { TypeId, TypeTable, UnionModel } from '../../model/types'

const known = new WeakMap<UnionModel, boolean>()

/** Whether `undefined` is a value of the type. */
export function acceptsUndefined(table: TypeTable, id: TypeId): boolean {
  const model = table.types.get(id)
  if (model?.kind !== 'union') return model?.kind === 'undefined' || model?.kind === 'unknown'
  let accepts = known.get(model)
  if (accepts === undefined) {
    accepts = model.members.some((member) => acceptsUndefined(table, member))
    known.set(model, accepts)
  }
  return accepts
}
