/** Whether a value is the same after a way through JSON. */
export function isJson(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object') return ['string', 'boolean'].includes(typeof value)
  if (value === null) return true
  if (Array.isArray(value)) return Object.keys(value).length === value.length && value.every(isJson)
  const prototype: unknown = Object.getPrototypeOf(value)
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isJson)
}
