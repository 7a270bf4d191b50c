/** One part of a route's path, between slashes. */
export interface RouteSegment {
  readonly text: string
  /** The name after `:`. */
  readonly parameter?: string
}

/** Reads `/live/:room`; undefined when it is not well formed. */
export function readRoutePath(path: string): RouteSegment[] | undefined {
  if (!path.startsWith('/')) return undefined
  if (path === '/') return []
  const segments: RouteSegment[] = []
  const names = new Set<string>()
  for (const text of path.slice(1).split('/')) {
    if (text.startsWith(':')) {
      const parameter = text.slice(1)
      if (!/^[A-Za-z_$][\w$]*$/.test(parameter) || names.has(parameter)) return undefined
      names.add(parameter)
      segments.push({ text, parameter })
      continue
    }
    // A route is written as it reads; requests are compared once their percent-escapes are undone.
    const decoded = decodeSegment(text)
    if (decoded === undefined || decoded === '' || decoded === '.' || decoded === '..') return undefined
    if (/[\s?#*{}]/.test(text)) return undefined
    segments.push({ text: decoded })
  }
  return segments
}

/** A segment of a request's path without percent-escapes; undefined when one of them is none. */
export function decodeSegment(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** The same for two paths exactly when they match the same requests. */
export function shapeOf(segments: readonly RouteSegment[]): string {
  return `/${segments.map(({ text, parameter }) => (parameter === undefined ? encodeURIComponent(text) : ':')).join('/')}`
}
