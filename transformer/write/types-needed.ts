import type { FileModel } from '../model/file'
import type { FunctionModel } from '../model/functions'
import type { TypeId } from '../model/types'
import { reachable } from '../model/reachable'

/** Every type that the contracts of a file need, directly or as a part of another. */
export function typesNeeded(file: FileModel): ReadonlySet<TypeId> {
  const needed = new Set<TypeId>()
  const add = (id: TypeId | undefined): void => {
    if (id !== undefined) needed.add(id)
  }
  const addFunction = (model: FunctionModel | undefined): void => {
    add(model?.input)
    add(model?.output)
    add(model?.context?.session)
  }
  for (const carrier of file.carriers) addFunction(carrier.function)
  for (const call of file.calls) {
    if (call.kind === 'type') add(call.type)
    else if (call.kind === 'wiring') call.contracts.forEach(addFunction)
  }
  return reachable(file.types, needed)
}
