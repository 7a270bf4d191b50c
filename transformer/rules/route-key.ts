/** The methods that a route can have. */
export const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** One part of a path, between slashes. */
export interface Segment {
  text: string
  /** In the key. */
  start: number
  /** The name after `:`. */
  parameter?: string
}

/** A key that is well formed. */
export interface Route {
  /** Absent for the path of a channel. */
  method?: string
  segments: Segment[]
}

/** One thing that is wrong with a key. */
export interface Flaw {
  /** Of the text in the rule `invalid-route`. */
  message: string
  values: Record<string, string>
  /** In the key. */
  start: number
  length: number
  /** The whole key, mended. */
  mended?: string
}

/** Reads `GET /todos/:id`, the key of an HTTP route. */
export function readRoute(key: string): Route | Flaw[] {
  const parts = /^(\s*)(\S*)(\s*)([^]*)$/.exec(key)
  const [, lead = '', word = '', gap = '', rest = ''] = parts ?? []
  if (word.includes('/') || rest === '') return withoutSpace(key, lead.length, word)
  const flaws: Flaw[] = []
  const method = word.toUpperCase()
  if (!isMethod(method)) flaws.push(unknownMethod(word, lead.length))
  const path = readPath(rest, lead.length + word.length + gap.length, (mended) => `${method} ${mended}`)
  if (method !== word && isMethod(method)) {
    const mended = mendedBy(path, rest, method)
    flaws.push({ message: 'lowerCase', values: { method }, start: lead.length, length: word.length, ...mended })
  }
  if (lead !== '')
    flaws.push({ message: 'space', values: {}, start: 0, length: lead.length, ...mendedBy(path, rest, method) })
  if (gap !== ' ') {
    const start = lead.length + word.length
    flaws.push({ message: 'space', values: {}, start, length: gap.length, ...mendedBy(path, rest, method) })
  }
  if (Array.isArray(path)) flaws.push(...path)
  return flaws.length > 0 || Array.isArray(path) ? flaws : { method, segments: path.segments }
}

/** Reads `/live/:room`, the key of a channel. */
export function readChannelPath(key: string): Route | Flaw[] {
  return readPath(key, 0, (mended) => mended)
}

function isMethod(word: string): boolean {
  return (methods as readonly string[]).includes(word)
}

function mendedBy(path: Route | Flaw[], text: string, method: string): { mended?: string } {
  return Array.isArray(path) || !isMethod(method) ? {} : { mended: `${method} ${text}` }
}

function unknownMethod(word: string, start: number): Flaw {
  return { message: 'method', values: { method: word, methods: methods.join(', ') }, start, length: word.length }
}

/** `GET/todos`, `/todos`, `GET` and the empty key. */
function withoutSpace(key: string, start: number, word: string): Flaw[] {
  if (word === '') return [{ message: 'empty', values: {}, start: 0, length: key.length }]
  const slash = word.indexOf('/')
  if (slash === 0) return [{ message: 'noMethod', values: { path: key.trim() }, start, length: key.length - start }]
  if (slash < 0) {
    if (isMethod(word.toUpperCase())) return [{ message: 'noPath', values: { key: word }, start, length: word.length }]
    return [{ message: 'noMethod', values: { path: `/${word}` }, start, length: word.length }]
  }
  const method = word.slice(0, slash).toUpperCase()
  if (!isMethod(method)) return [unknownMethod(word.slice(0, slash), start)]
  const path = word.slice(slash)
  const mended =
    Array.isArray(readChannelPath(path)) || path.length + slash + start !== key.length
      ? {}
      : { mended: `${method} ${path}` }
  return [{ message: 'noSpace', values: { method, path }, start, length: slash + 1, ...mended }]
}

function readPath(path: string, offset: number, key: (path: string) => string): Route | Flaw[] {
  if (path === '') return [{ message: 'empty', values: {}, start: offset, length: 0 }]
  if (!path.startsWith('/')) {
    const mended = Array.isArray(readPath(`/${path}`, 0, key)) ? {} : { mended: key(`/${path}`) }
    return [{ message: 'noSlash', values: { path }, start: offset, length: path.length, ...mended }]
  }
  if (path === '/') return { segments: [] }
  const segments: Segment[] = []
  let start = 1
  for (const text of path.slice(1).split('/')) {
    segments.push({ text, start: offset + start, ...(text.startsWith(':') ? { parameter: text.slice(1) } : {}) })
    start += text.length + 1
  }
  const flaws = segments.flatMap((segment, index) => flawsOf(segment, index, segments, path, offset, key))
  return flaws.length > 0 ? flaws : { segments }
}

function flawsOf(
  { text, start, parameter }: Segment,
  index: number,
  segments: Segment[],
  path: string,
  offset: number,
  key: (path: string) => string,
): Flaw[] {
  const flaw = (message: string, values: Record<string, string> = {}, replacement?: string): Flaw[] => {
    const mended = replacement === undefined ? undefined : replaced(path, start - offset, text.length, replacement)
    const good = mended !== undefined && !Array.isArray(readPath(mended, 0, key))
    return [{ message, values, start, length: text.length, ...(good ? { mended: key(mended) } : {}) }]
  }
  if (text === '') {
    // The slash is what there is too much of.
    const mended = replaced(path, start - offset - 1, 1, '')
    const good = !Array.isArray(readPath(mended, 0, key))
    const message = index === segments.length - 1 ? 'trailingSlash' : 'emptySegment'
    return [{ message, values: {}, start: start - 1, length: 1, ...(good ? { mended: key(mended) } : {}) }]
  }
  if (parameter !== undefined) {
    if (!/^[A-Za-z_$][\w$]*$/.test(parameter)) return flaw('parameterName', { parameter: text })
    const first = segments.findIndex((other) => other.parameter === parameter)
    return first < index ? flaw('twice', { parameter }) : []
  }
  const braces = /^[{[]([A-Za-z_$][\w$]*)[}\]]$/.exec(text)
  if (braces) return flaw('braces', { text, parameter: `:${braces[1] ?? ''}` }, `:${braces[1] ?? ''}`)
  if (/\s/.test(text)) return flaw('spaceInPath', { text }, index === segments.length - 1 ? text.trimEnd() : undefined)
  if (/[?#]/.test(text)) return flaw('query', { text }, text.replace(/[?#].*$/, ''))
  if (text.includes('*')) return flaw('wildcard', { text })
  if (text === '.' || text === '..') return flaw('dots', { text })
  if (/%(?![\da-f]{2})/i.test(text)) return flaw('percent', { text })
  return []
}

function replaced(text: string, start: number, length: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(start + length)
}
