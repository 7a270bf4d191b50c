import type { EmittedJudge } from '../../model/judge'
import type { TypeId, TypeTable } from '../../model/types'
import { reachable } from '../../model/reachable'
import { describe } from './describe'
import { TypeWriter } from './index'

/**
 * Whether JSON data is a value of a type, as what is written for the type will say when it runs: there is no second opinion
 * on what fits. It runs in the compiler; nothing that is emitted makes functions of texts.
 */
export function judgeOf(table: TypeTable, id: TypeId): EmittedJudge {
  const model = table.types.get(id)
  // Most defaults are of these, of which little is to be said.
  if (model?.kind === 'boolean' || ((model?.kind === 'string' || model?.kind === 'number') && !model.constraints)) {
    const { kind } = model
    const is = (value: unknown) => typeof value === kind && (kind !== 'number' || Number.isFinite(value))
    return { fits: is, is, expected: kind }
  }
  const writer = new TypeWriter(
    table,
    () => false,
    undefined,
    () => reachable(table, [id]),
  )
  const name = writer.reference(id)
  const text = `'use strict';\n${writer.declarations()}\nreturn ${name}`
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- see above
  const type = (new Function(text) as () => { revive(json: unknown): unknown; is(value: unknown): boolean })()
  return { fits: (json) => type.is(type.revive(json)), is: (value) => type.is(value), expected: describe(table, id) }
}
