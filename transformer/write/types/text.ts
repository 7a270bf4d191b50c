/** Lines of JavaScript, without a line break at their ends. */
export type Lines = string[]

/** `head {`, the lines one step in, `}`. */
export function block(head: string, lines: Lines): Lines {
  return [`${head} {`, ...indent(lines), '}']
}

export function indent(lines: Lines): Lines {
  return lines.map((line) => (line === '' ? line : `  ${line}`))
}

/** A JavaScript literal of a primitive, as a person writes it. */
export function literal(value: string | number | boolean): string {
  if (typeof value !== 'string') return Object.is(value, -0) ? '0' : String(value)
  // JSON's escapes are JavaScript's, but for two line separators that old engines refuse.
  return JSON.stringify(value)
    .replace(/\u2028/gu, '\\u2028')
    .replace(/\u2029/gu, '\\u2029')
}

export function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/u.test(name)
}

/** `value.title` or `value["first name"]`. */
export function member(object: string, name: string): string {
  return isIdentifier(name) ? `${object}.${name}` : `${object}[${literal(name)}]`
}

/** A property's name in an object literal. `__proto__` has to be computed, or it would set the prototype. */
export function key(name: string): string {
  if (name === '__proto__') return '["__proto__"]'
  return isIdentifier(name) ? name : literal(name)
}
