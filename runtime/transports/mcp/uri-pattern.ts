import { matchParts, type Run } from './match-parts.js'

/** A URI, or a template of URIs (RFC 6570), read backwards: from a URI to the variables that expand to it. */
export interface UriPattern {
  /** Empty for a URI that is fixed. */
  readonly variables: readonly string[]
  /** The texts of each variable that the URI has; undefined when the template does not expand to it. */
  match(uri: string): ReadonlyMap<string, readonly string[]> | undefined
}

interface Variable {
  readonly name: string
  readonly explode: boolean
}

interface Expression {
  /** One of `+#./;?&`, or nothing. */
  readonly operator: string
  readonly variables: readonly Variable[]
}

/** Longer ones are nobody's. */
const LONGEST = 8192

/** Reads the key of a resource; a text is what is wrong with it. */
export function readUriPattern(text: string): UriPattern | string {
  if (!/^[A-Za-z][A-Za-z\d+.-]*:./u.test(text)) return 'a URI begins with its scheme: todo://list'
  const parts = partsOf(text)
  if (typeof parts === 'string') return parts
  const flaw = flawOf(parts)
  if (flaw !== undefined) return flaw
  const expressions = parts.filter((part) => typeof part !== 'string')
  const variables = expressions.flatMap((expression) => expression.variables.map(({ name }) => name))
  const twice = variables.find((name, at) => variables.indexOf(name) !== at)
  if (twice !== undefined) return `it has '${twice}' twice`
  const matchable = parts.flatMap((part) => (typeof part === 'string' ? [part] : runsOf(part)))
  return { variables, match: (uri: string) => matched(matchable, expressions, uri) }
}

function partsOf(text: string): (string | Expression)[] | string {
  const parts: (string | Expression)[] = []
  for (const piece of text.split(/(\{[^{}]*\})/u)) {
    if (piece === '') continue
    if (!piece.startsWith('{')) {
      if (/[{}\s]/u.test(piece)) return 'it has a brace that is not closed or not opened, or a space'
      parts.push(piece)
      continue
    }
    const [, operator = '', list = ''] = /^\{([+#./;?&]?)(.*)\}$/u.exec(piece) ?? []
    const variables = list.split(',').map((name) => ({ name: name.replace(/\*$/u, ''), explode: name.endsWith('*') }))
    const odd = variables.find(({ name }) => !/^[\p{L}\p{N}_$.-]+$/u.test(name))
    if (odd?.name.includes(':')) return `'{${odd.name}}' is only the beginning of a value`
    if (odd) return `'${piece}' names no property`
    parts.push({ operator, variables })
  }
  return parts
}

/** What could be read in more than one way, or would take long to tell. */
function flawOf(parts: readonly (string | Expression)[]): string | undefined {
  let greedy = 0
  for (const [at, part] of parts.entries()) {
    if (typeof part === 'string') continue
    if (part.operator === '+' || part.operator === '#') greedy += part.variables.length
    const before = parts[at - 1]
    if (part.operator === '' && at > 0 && typeof before === 'object' && !'?&;#'.includes(before.operator || '-'))
      return 'where one variable ends and the next begins has to show: put a text between them'
  }
  return greedy > 1 ? 'only one variable may hold slashes' : undefined
}

/** What an expression may be in a URI: a run for each of its variables, or one for all pairs of names and values. */
function runsOf({ operator, variables }: Expression): (string | Run)[] {
  const run = (prefix: string, excluded: string, least: 0 | 1, optional: boolean): Run => {
    return { prefix, excluded, least, optional }
  }
  switch (operator) {
    case '':
      return variables.flatMap(({ explode }, at) => [
        ...(at === 0 ? [] : [',']),
        run('', explode ? '/?#' : '/?#,', 1, false),
      ])
    case '+':
      return variables.flatMap((_, at) => [...(at === 0 ? [] : [',']), run('', '', 1, false)])
    case '#':
      return [run('#', '', 0, true)]
    case '/':
      return variables.map(({ explode }) => run('/', explode ? '?#' : '/?#', 1, true))
    case '.':
      return variables.map(() => run('.', '/?#.', 1, true))
    case ';':
      return [run(';', '/?#', 0, true)]
    case '?':
      return [run('?', '#', 0, true)]
    default:
      return [run('&', '#', 0, true)]
  }
}

function matched(
  parts: readonly (string | Run)[],
  expressions: readonly Expression[],
  uri: string,
): ReadonlyMap<string, readonly string[]> | undefined {
  const runs = uri.length > LONGEST ? undefined : matchParts(parts, uri)
  if (!runs) return undefined
  const texts = new Map<string, readonly string[]>()
  let index = 0
  try {
    for (const { operator, variables } of expressions) {
      if (';?&'.includes(operator || '-')) {
        fromPairs(runs[index++] ?? '', operator, variables, texts)
        continue
      }
      for (const { name, explode } of variables) {
        const text = runs[index++]
        if (text === undefined || text === '') continue
        // An empty segment is none of a list.
        if (explode && operator === '/' && (text.includes('//') || text.endsWith('/') || text.startsWith('/')))
          return undefined
        const values = explode ? text.split(operator === '/' ? '/' : ',') : [text]
        texts.set(name, values.filter((value) => value !== '').map(decodeURIComponent))
      }
    }
  } catch {
    // A percent-escape that is none.
    return undefined
  }
  return texts
}

/** Of a query, or of parameters of a path, in whatever order they come. */
function fromPairs(
  text: string,
  operator: string,
  variables: readonly Variable[],
  texts: Map<string, readonly string[]>,
): void {
  for (const pair of text.split(operator === ';' ? ';' : '&')) {
    const equals = pair.indexOf('=')
    const name = decodeURIComponent(equals < 0 ? pair : pair.slice(0, equals))
    const variable = variables.find((each) => each.name === name)
    if (!variable) continue
    const value = decodeURIComponent(equals < 0 ? '' : pair.slice(equals + 1))
    texts.set(name, [...(texts.get(name) ?? []), value])
  }
}
