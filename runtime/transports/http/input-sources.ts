import { InvalidInput } from '../../call/decode-input.js'
import type { EmittedType, InputSource } from '../../contract.js'
import { pointer } from '../../reporter.js'
import { cookieIn } from './cookie.js'

/** A header's value by its lower-case name. */
export type Headers = (name: string) => string | undefined

/**
 * The JSON forms of those properties of an input that come from headers and cookies. The text of a header is a list where the type
 * is one. A header that came several times is one text, its values joined by commas (RFC 9110, section 5.3).
 */
export function fromHeaders(type: EmittedType, headers: Headers): [name: string, value: unknown][] {
  const found: [string, unknown][] = []
  for (const [name, source] of Object.entries(type.sources ?? {})) {
    const text = textOf(source, headers)
    if (text === undefined) continue
    const value = type.fromText?.(name, [text])
    found.push([name, source.from === 'header' && Array.isArray(value) ? type.fromText?.(name, listed(text)) : value])
  }
  return found
}

function textOf({ from, name }: InputSource, headers: Headers): string | undefined {
  if (from === 'header') return headers(name)
  const cookies = headers('cookie')
  return cookies === undefined ? undefined : cookieIn(cookies, name)
}

/** The items of a list, without empty ones (RFC 9110, section 5.6.1). */
function listed(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** Refuses a property that comes from a header or a cookie, and from elsewhere too. */
export function misplaced(name: string, source: InputSource, where: string): InvalidInput {
  const expected = `nothing in the ${where}, as it is taken from the ${source.from} '${source.name}'`
  return new InvalidInput([{ path: pointer([name]), code: 'conflict', expected, received: 'a value' }])
}

/** The same error, its issues about headers and cookies saying so. */
export function namingSources(type: EmittedType, error: unknown): unknown {
  const { sources } = type
  if (sources === undefined || !(error instanceof InvalidInput) || error.errors === undefined) return error
  const byPath = new Map(Object.entries(sources).map(([name, source]) => [pointer([name]), source]))
  const issues = error.errors.map((issue) => {
    const source = issue.code === 'conflict' ? undefined : byPath.get(/^\/[^/]*/u.exec(issue.path)?.[0] ?? '')
    return source === undefined
      ? issue
      : { ...issue, expected: `${issue.expected} in the ${source.from} '${source.name}'` }
  })
  return new InvalidInput(issues, error.more)
}
