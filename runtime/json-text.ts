import { toBase64 } from './base64.js'

/**
 * The JSON text of a value whose type is not known, each value that JSON has not written by its own kind, as
 * `docs/wire-format.md` says. Refuses what JSON would silently write as `null`: a number or a date that is none.
 */
export function jsonText(value: unknown): string | undefined {
  return JSON.stringify(value, written)
}

/** `this` is what holds the value: it has been asked for its `toJSON` already, so that a `Date` is a text here. */
function written(this: unknown, key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`JSON has no text for ${value}.`)
  const itself = (this as Record<string, unknown>)[key]
  if (typeof itself !== 'object' || itself === null) return value
  if (itself instanceof Date && value === null) throw new TypeError('JSON has no text for an invalid Date.')
  if (itself instanceof Map) return [...(itself as Map<unknown, unknown>)]
  if (itself instanceof Set) return [...(itself as Set<unknown>)]
  // A Buffer would write itself as an object.
  if (itself instanceof Uint8Array) return toBase64(itself)
  return itself instanceof ArrayBuffer ? toBase64(new Uint8Array(itself)) : value
}
