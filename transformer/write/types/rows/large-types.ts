import type { Component } from '../../../model/components'
import { partsOf } from '../../../model/parts-of'
import type { TypeId, TypeTable } from '../../../model/types'
import { componentsOf } from '../components'

/** Of more parts than this, functions for each type would be megabytes of text that hardly a process runs through. */
export const mostByFunctions = 20_000

const known = new WeakMap<Component<TypeId>, boolean>()

/** Whether a type, with everything that it leads to, has too many parts for functions of each type. */
export function isLarge(table: TypeTable, id: TypeId): boolean {
  const component = componentsOf(table).of(id)
  let found = known.get(component)
  if (found === undefined) known.set(component, (found = partsReached(table, component.members) > mostByFunctions))
  return found
}

/** How many parts there are in what the types lead to; no further than has to be counted. */
function partsReached(table: TypeTable, roots: readonly TypeId[]): number {
  let count = 0
  const reached = new Set(roots)
  // A Set's iteration reaches what is added meanwhile.
  for (const id of reached) {
    if (count > mostByFunctions) break
    for (const part of partsOf(table, id)) reached.add(part)
    const model = table.types.get(id)
    if (model?.kind === 'object') count += model.properties.length
    else if (model?.kind === 'union') count += model.members.length
    else count += 1
  }
  return count
}
