import type { ReadFunction } from '../model/project.js'
import type { Property } from '../model/types.js'

/** Whether the option of a property takes no value. */
export function isFlag({ types }: ReadFunction, { type }: Property): boolean {
  return types.types.get(type)?.kind === 'boolean'
}
