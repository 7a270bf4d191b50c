/** A value as JavaScript that every version since ES5 reads. */
export function literalText(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (separator) =>
    separator === '\u2028' ? '\\u2028' : '\\u2029',
  )
}

/** An object literal from the texts of its properties; undefined ones are left out. */
export function objectText(
  properties: readonly (readonly [name: string, text: string | undefined])[],
  indent = '',
): string {
  const lines = properties.flatMap(([name, text]) =>
    text === undefined ? [] : [`${indent}  ${keyText(name)}: ${text},\n`],
  )
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`
}

/** An array literal with an item on each line. */
export function linesText(items: readonly string[], indent = ''): string {
  return items.length === 0 ? '[]' : `[\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}]`
}

/** An array literal of texts on one line. */
export function listText(items: readonly string[]): string {
  return `[${items.map(literalText).join(', ')}]`
}

/** A property's name as it stands in an object literal; `__proto__` would set the prototype there. */
function keyText(name: string): string {
  if (name === '__proto__') return '["__proto__"]'
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literalText(name)
}
