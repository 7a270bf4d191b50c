import type ts from 'typescript'
import type { ToJsonModel } from '../../model/types'
import type { Reading } from './reading'

/** What the method `toJSON` of a type returns; undefined when it has none, or need not have it. */
export function toJsonOf({ ts, checker }: Reading, type: ts.Type): ts.Type | undefined {
  const method = type.getProperty('toJSON')
  if (method === undefined || (method.flags & ts.SymbolFlags.Optional) !== 0) return undefined
  const [signature] = checker.getTypeOfSymbol(method).getCallSignatures()
  return signature === undefined ? undefined : checker.getReturnTypeOfSignature(signature)
}

/** The model of an object that writes itself, as `JSON.stringify` lets it. */
export function readToJson(reading: Reading, type: ts.Type, name: string, hint: string): ToJsonModel | undefined {
  const json = toJsonOf(reading, type)
  if (json === undefined) return undefined
  const called = name === '' ? 'an object' : `'${name}'`
  return {
    kind: 'toJson',
    name,
    // It would be asked for ever what it is.
    json: json === type ? reading.intern({ kind: 'unknown' }, 'unknown') : reading.enter(json, `${hint}_json`),
    outgoing: `${called} with a method 'toJSON', of which only what that returns crosses`,
  }
}
