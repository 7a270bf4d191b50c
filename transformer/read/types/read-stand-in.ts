import type ts from 'typescript'
import type { StandInModel, TypeId } from '../../model/types'
import { collectionKind } from './read-collection'
import type { Reading } from './reading'
import { refusal } from './refused'

const models: Readonly<Record<string, StandInModel>> = {
  URL: { kind: 'url' },
  Uint8Array: { kind: 'bytes', name: 'Uint8Array' },
  ArrayBuffer: { kind: 'bytes', name: 'ArrayBuffer' },
  // It is read as a Uint8Array, so a function may give one, and not ask for one.
  Buffer: { kind: 'bytes', name: 'Uint8Array', outgoing: refusal('Buffer') },
}

/** Whether a type of the library, by its name, is a value as a whole, and no object that consists of its properties. */
export function isValue(name: string | undefined): boolean {
  return name === 'Date' || collectionKind(name) !== undefined || (name !== undefined && Object.hasOwn(models, name))
}

/** The id of a type of the library that has a text in JSON; undefined for any other. */
export function readStandIn(reading: Reading, name: string): TypeId | undefined {
  if (name === 'Date') return reading.intern({ kind: 'date' }, 'Date')
  const model = Object.hasOwn(models, name) ? models[name] : undefined
  return model === undefined ? undefined : reading.intern(model, name)
}

/** The id of `bigint` or a literal such as `5n`. */
export function readBigint(reading: Reading, type: ts.Type): TypeId {
  if ((type.flags & reading.ts.TypeFlags.BigIntLiteral) === 0) return reading.intern({ kind: 'bigint' }, 'bigint')
  const { negative, base10Value } = (type as ts.BigIntLiteralType).value
  const digits = (negative ? '-' : '') + base10Value
  return reading.intern({ kind: 'bigint', digits }, `${digits}n`)
}
