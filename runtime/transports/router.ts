import { decodeSegment, type RouteSegment } from './route-path.js'

interface Node<T> {
  /** By the segment's text. */
  readonly fixed: Map<string, Node<T>>
  parameter: Node<T> | undefined
  /** What ends here, by method, with the names of the parameters on the way. */
  readonly ends: Map<string, { value: T; names: readonly string[] }>
}

/** A route that a request matches. */
export interface Match<T> {
  value: T
  /** By name, without percent-escapes. */
  params: Record<string, string>
}

/** Finds what is wired to a method and path: segment by segment, fixed text before parameters. */
export class Router<T> {
  readonly #root: Node<T> = emptyNode()

  add(method: string, segments: readonly RouteSegment[], value: T): void {
    let node = this.#root
    const names: string[] = []
    for (const { text, parameter } of segments) {
      if (parameter === undefined) {
        let next = node.fixed.get(text)
        if (!next) node.fixed.set(text, (next = emptyNode()))
        node = next
      } else {
        names.push(parameter)
        node = node.parameter ??= emptyNode()
      }
    }
    node.ends.set(method, { value, names })
  }

  /** The path's segments for `find` and `methods`; undefined when a percent-escape is none. */
  static split(path: string): string[] | undefined {
    if (path === '/') return []
    const segments = path.slice(1).split('/')
    if (!path.includes('%')) return segments
    const decoded: string[] = []
    for (const segment of segments) {
      const text = decodeSegment(segment)
      if (text === undefined) return undefined
      decoded.push(text)
    }
    return decoded
  }

  find(method: string, segments: readonly string[]): Match<T> | undefined {
    const values: string[] = []
    const end = search(this.#root, method, segments, 0, values)
    if (!end) return undefined
    const params: Record<string, string> = {}
    for (const [index, name] of end.names.entries()) params[name] = values[index] ?? ''
    return { value: end.value, params }
  }

  /** The methods that the path has. */
  methods(segments: readonly string[]): Set<string> {
    const methods = new Set<string>()
    collect(this.#root, segments, 0, methods)
    return methods
  }
}

function emptyNode<T>(): Node<T> {
  return { fixed: new Map(), parameter: undefined, ends: new Map() }
}

function search<T>(
  node: Node<T>,
  method: string,
  segments: readonly string[],
  at: number,
  values: string[],
): { value: T; names: readonly string[] } | undefined {
  const segment = segments[at]
  if (segment === undefined) return node.ends.get(method)
  const fixed = node.fixed.get(segment)
  if (fixed) {
    const end = search(fixed, method, segments, at + 1, values)
    if (end) return end
  }
  if (!node.parameter || segment === '') return undefined
  values.push(segment)
  const end = search(node.parameter, method, segments, at + 1, values)
  if (!end) values.pop()
  return end
}

function collect(node: Node<unknown>, segments: readonly string[], at: number, methods: Set<string>): void {
  const segment = segments[at]
  if (segment === undefined) {
    for (const method of node.ends.keys()) methods.add(method)
    return
  }
  const fixed = node.fixed.get(segment)
  if (fixed) collect(fixed, segments, at + 1, methods)
  if (node.parameter && segment !== '') collect(node.parameter, segments, at + 1, methods)
}
