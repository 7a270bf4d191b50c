/** Lines of JavaScript, without a line break at their ends. */
export type Lines = string[]

/** `head {`, the lines one step in, `}`. */
export function block(head: string, lines: Lines): Lines {
  return [`${head} {`, ...indent(lines), '}']
}

export function indent(lines: Lines): Lines {
  return lines.map((line) => (line === '' ? line : `  ${line}`))
}

const plain = /^[\w '|.:,()/-]*$/

/** A JavaScript literal of a primitive, as a person writes it. */
export function literal(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return Object.is(value, -0) ? '0' : String(value)
  // Most texts are names and short phrases.
  if (plain.test(value)) return `"${value}"`
  // JSON's escapes are JavaScript's, but for two line separators that old engines refuse.
  const text = JSON.stringify(value)
    .replace(/\u2028/gu, '\\u2028')
    .replace(/\u2029/gu, '\\u2029')
  // Texts of JSON are easier to read without a backslash before every quote.
  return value.includes('"') && !/['\\]/u.test(value) ? `'${text.slice(1, -1).replace(/\\"/gu, '"')}'` : text
}

/** The lines of a text that stands in a template, without what the first of them is set in. */
export function textLines(text: string): Lines {
  const lines = text.replace(/^\n/u, '').split('\n')
  const inset = lines[0]?.search(/\S/u) ?? 0
  return lines.map((line) => line.slice(inset))
}

export const widestLine = 110

/** Words on as few lines as they fit on. */
export function filled(words: readonly string[]): Lines {
  const lines: Lines = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length >= widestLine) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

/** JavaScript among data. */
export class Expression {
  constructor(readonly text: string) {}
}

const widest = 100

/** A JavaScript literal of JSON data, in which expressions may stand: on one line where it is short enough, its names without needless quotes. */
export function dataLiteral(value: unknown, room = widest): Lines {
  if (value instanceof Expression) return [value.text]
  if (typeof value !== 'object' || value === null) {
    return [value === null ? 'null' : literal(value as string | number | boolean)]
  }
  const array = Array.isArray(value)
  const entries = array ? (value as unknown[]).map((item) => ['', item] as const) : Object.entries(value)
  const parts = entries.map(([name, item]) => {
    const [first = '', ...rest] = dataLiteral(item, room - 2)
    return [array ? first : `${key(name)}: ${first}`, ...rest]
  })
  const [open, close] = array ? ['[', ']'] : ['{', '}']
  const space = array || parts.length === 0 ? '' : ' '
  const line = `${open}${space}${parts.map((part) => part.join(' ')).join(', ')}${space}${close}`
  if (parts.every((part) => part.length === 1) && line.length <= room) return [line]
  return [open, ...indent(parts.flatMap((part) => [...part.slice(0, -1), `${part.at(-1) ?? ''},`])), close]
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

/** A literal of the step that a name makes in an RFC 6901 pointer, with the slash that begins it. */
export function step(name: string): string {
  return literal('/' + name.replace(/~/gu, '~0').replace(/\//gu, '~1'))
}
