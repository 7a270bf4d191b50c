import type ts from 'typescript'
import type { Constraints, TypeModel } from '../../model/types'
import type { Compound } from './classify'
import { constraintsFor } from './constraints'
import type { Reading } from './reading'
import { typeName } from './type-name'

const kinds: Readonly<Record<string, 'map' | 'set'>> = {
  Map: 'map',
  ReadonlyMap: 'map',
  Set: 'set',
  ReadonlySet: 'set',
}

/** What a type of the library is that holds any number of values, by its name; undefined for any other. */
export function collectionKind(name: string | undefined): 'map' | 'set' | undefined {
  return name !== undefined && Object.hasOwn(kinds, name) ? kinds[name] : undefined
}

/** A `Map` or a `Set`. */
export function readCollection(
  reading: Reading,
  type: ts.TypeReference,
  kind: 'map' | 'set',
  hint: string,
  constraints?: Constraints,
): Compound {
  const name = typeName(reading, type) ?? hint
  const read = (): TypeModel => {
    const [first, second] = reading.checker.getTypeArguments(type)
    if (first === undefined) throw new Error('a collection without type arguments')
    const kept = constraintsFor(kind, constraints)
    const limits = kept === undefined ? {} : { constraints: kept }
    if (kind === 'set') return { kind, element: reading.enter(first, `${hint}_item`), ...limits }
    if (second === undefined) throw new Error('a Map with one type argument')
    const key = reading.enter(first, `${hint}_key`)
    return { kind, key, element: reading.enter(second, `${hint}_item`), ...limits }
  }
  return { name, read }
}
