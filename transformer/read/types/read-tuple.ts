import type ts from 'typescript'
import type { TupleElement, TypeModel } from '../../model/types'
import type { Reading } from './reading'
import { mayBeUndefined } from './may-be-undefined'
import { withoutUndefined } from './without-undefined'

/** The model of a tuple. */
export function readTuple(reading: Reading, type: ts.TupleTypeReference, hint: string): TypeModel {
  const { ElementFlags } = reading.ts
  const types = reading.checker.getTypeArguments(type)
  const elements = type.target.elementFlags.map((flags, i): TupleElement => {
    const element = types[i]
    if (element === undefined) throw new Error('a tuple with fewer types than elements')
    const presence =
      (flags & ElementFlags.Variable) !== 0 ? 'rest' : (flags & ElementFlags.Optional) !== 0 ? 'optional' : 'required'
    const name = `${hint}_${i}`
    return {
      type: presence === 'optional' ? withoutUndefined(reading, element, name) : reading.enter(element, name),
      presence,
      ...(presence === 'optional' && !mayBeUndefined(reading, element) ? { exact: true as const } : {}),
    }
  })
  return { kind: 'tuple', elements }
}
