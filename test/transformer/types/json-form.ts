/** The JSON form of a value, as docs/wire-format.md has it; made without the compiler, to judge what it writes. */
export function jsonForm(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (value instanceof URL) return value.href
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
  if (Object.prototype.toString.call(value) === '[object ArrayBuffer]')
    return Buffer.from(value as ArrayBuffer).toString('base64')
  if (value instanceof Map) return [...(value as Map<unknown, unknown>)].map((entry) => entry.map(jsonForm))
  if (value instanceof Set) return [...(value as Set<unknown>)].map(jsonForm)
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : jsonForm(item)))
  const form = {}
  for (const [name, part] of Object.entries(value)) {
    if (part === undefined) continue
    Object.defineProperty(form, name, { value: jsonForm(part), enumerable: true })
  }
  return form
}
