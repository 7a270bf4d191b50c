/** The kind of a value that JSON has not, for messages; undefined for any other object. Asks the value itself nothing. */
export function builtInKind(value: object): string | undefined {
  try {
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid Date' : 'Date'
    if (value instanceof Map) return counted('Map', sizeOf(Map.prototype, value), 'entry', 'entries')
    if (value instanceof Set) return counted('Set', sizeOf(Set.prototype, value), 'item')
    if (value instanceof Uint8Array) return counted('Uint8Array', value.byteLength, 'byte')
    if (value instanceof ArrayBuffer) return counted('ArrayBuffer', value.byteLength, 'byte')
    if (value instanceof URL) return 'URL'
  } catch {
    // It has the prototype of such a value, and is none.
  }
  return undefined
}

function sizeOf(prototype: object, value: object): number {
  return Reflect.get(prototype, 'size', value) as number
}

/** `array of 1 item`, `array of 2 items`. */
export function counted(kind: string, count: number, unit: string, units = `${unit}s`): string {
  return `${kind} of ${count} ${count === 1 ? unit : units}`
}
