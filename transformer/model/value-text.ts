/** JSON data as JavaScript that a person would write. */
export function valueText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(valueText).join(', ')}]`
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return String(value)
  const members = Object.entries(value).map(([name, held]) => `${keyText(name)}: ${valueText(held)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

/** A property's name, in quotes where it needs them. */
export function keyText(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : quoted(name)
}

function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")
  return `'${inner}'`
}
