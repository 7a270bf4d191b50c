/** One part of a path, between slashes. */
export interface Segment {
  text: string
  /** In the path. */
  start: number
  /** The name after `:`. */
  parameter?: string
  /** What it matches when it is fixed: the text with its percent-escapes undone, as those of a request are. */
  fixed: string
}

/** One thing that is wrong with a path or a key. */
export interface Flaw {
  /** Of the text in the rule that reports it. */
  message: string
  values: Record<string, string>
  /** In the text that was read. */
  start: number
  length: number
  /** The whole text without this flaw, where it is clear what was meant. */
  mended?: string
  /** Set when it is likely what was meant, and not certain. */
  isGuess?: true
}

/** The segments of `/live/:room`, or what is wrong with it. */
export function readPath(path: string): Segment[] | Flaw[] {
  if (path === '') return [{ message: 'empty', values: {}, start: 0, length: 0 }]
  if (!path.startsWith('/')) {
    return [{ message: 'noSlash', values: { path }, start: 0, length: path.length, mended: `/${path}` }]
  }
  if (path === '/') return []
  const segments: Segment[] = []
  let start = 1
  for (const text of path.slice(1).split('/')) {
    segments.push({ text, start, fixed: text.includes('%') ? (decoded(text) ?? text) : text, ...parameterOf(text) })
    start += text.length + 1
  }
  const flaws = segments.flatMap((segment, index) => flawOf(segment, index, segments, path) ?? [])
  // Those of all routes are kept: they need no room to grow.
  return flaws.length > 0 ? flaws : segments.slice()
}

function parameterOf(text: string): { parameter?: string } {
  return text.startsWith(':') ? { parameter: text.slice(1) } : {}
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Whether reading found something wrong. */
export function isFlawed(read: object[]): read is Flaw[] {
  return read.some((each) => 'message' in each)
}

function flawOf(segment: Segment, index: number, segments: Segment[], path: string): Flaw | undefined {
  const { text, start, parameter } = segment
  const isLast = index === segments.length - 1
  if (text === '') {
    // The slash before it is what there is too much of.
    const mended = path.slice(0, start - 1) + path.slice(start)
    return { message: isLast ? 'trailingSlash' : 'emptySegment', values: {}, start: start - 1, length: 1, mended }
  }
  const flaw = (message: string, values: Record<string, string> = {}, replacement?: string): Flaw => ({
    message,
    values,
    start,
    length: text.length,
    ...(replacement === undefined
      ? {}
      : { mended: path.slice(0, start) + replacement + path.slice(start + text.length) }),
  })
  if (parameter !== undefined) {
    if (!/^[A-Za-z_$][\w$]*$/.test(parameter)) return flaw('parameterName', { parameter: text })
    const first = segments.findIndex((other) => other.parameter === parameter)
    return first < index ? flaw('twice', { parameter }) : undefined
  }
  const name = /^[{[]([A-Za-z_$][\w$]*)[}\]]$/.exec(text)?.[1]
  if (name !== undefined) return flaw('braces', { text, parameter: `:${name}` }, `:${name}`)
  if (/\s/.test(text)) return flaw('spaceInPath', { text }, isLast ? text.trimEnd() : undefined)
  if (/[?#]/.test(text)) return flaw('query', { text }, isLast ? text.replace(/[?#].*$/, '') : undefined)
  if (text.includes('*')) return flaw('wildcard', { text })
  if (/[{}]/.test(text)) return flaw('brace', { text })
  if (segment.fixed === '.' || segment.fixed === '..') return flaw('dots', { text })
  return decoded(text) === undefined ? flaw('percent', { text }) : undefined
}
