import { InvalidInput } from '../../call/decode-input.js'
import type { EmittedType } from '../../contract.js'
import { BadRequest } from '../../errors.js'
import { kindOf, pointer } from '../../reporter.js'
import { decodeFormText } from './form-text.js'
import { fromHeaders, misplaced, type Headers } from './input-sources.js'

/** Where the parts of an input come from. */
export interface InputParts {
  params: Readonly<Record<string, string>>
  /** Undecoded. */
  query: string
  /** Parsed; undefined when there was none. */
  body: unknown
  headers: Headers
}

/**
 * The JSON form of an input from path, query, body, and the headers and cookies that its type names, by name. A name that comes from two of them with different
 * values is an error: whoever sent it would otherwise be understood differently by different readers. What the query
 * has that the type does not declare is left out, unless it is `wanted`, and then a text.
 */
export function readInput(type: EmittedType, { params, query, body, headers }: InputParts, wanted = false): unknown {
  // Only an object has names; any other input is the whole body.
  if (type.fromText === undefined) return body
  const isWhole = body !== undefined && (typeof body !== 'object' || body === null || Array.isArray(body))
  const texts = textsOf(params, query)
  const fromHead = type.sources === undefined ? [] : fromHeaders(type, headers)
  if (body === undefined && texts.size === 0 && fromHead.length === 0) return undefined
  const input = (body ?? {}) as Record<string, unknown>
  for (const [name, source] of Object.entries(type.sources ?? {})) {
    const place =
      !isWhole && Object.hasOwn(input, name) ? 'body' : texts.get(name)?.fromPath === true ? 'path' : 'query'
    if (place === 'body' || texts.has(name)) throw misplaced(name, source, place)
  }
  for (const [name, { values, fromPath }] of texts) {
    let value = type.fromText(name, values)
    if (value === undefined && wanted && !fromPath) value = textOf(values)
    // Not declared, hence of no consequence.
    if (value === undefined) continue
    if (isWhole) throw new InvalidInput([{ path: '', code: 'type', expected: type.name, received: kindOf(body) }])
    if (fromPath && values.length > 1) throw disagreement(name, fromPath)
    if (Object.hasOwn(input, name) && !isSame(input[name], value)) throw disagreement(name, fromPath)
    setOwn(input, name, value)
  }
  if (isWhole) return body
  for (const [name, value] of fromHead) setOwn(input, name, value)
  return input
}

function textOf(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : values
}

interface Texts {
  values: string[]
  fromPath: boolean
}

function textsOf(params: Readonly<Record<string, string>>, query: string): Map<string, Texts> {
  const texts = new Map<string, Texts>()
  for (const name in params) texts.set(name, { values: [params[name] ?? ''], fromPath: true })
  if (query === '') return texts
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decodeFormText(equals < 0 ? pair : pair.slice(0, equals))
    const value = decodeFormText(equals < 0 ? '' : pair.slice(equals + 1))
    if (name === undefined || value === undefined) throw new BadRequest('The query has a percent-escape that is none.')
    const known = texts.get(name)
    if (!known) texts.set(name, { values: [value], fromPath: false })
    // The path's value stands for itself; the same one again in the query says nothing new.
    else if (!known.fromPath || known.values[0] !== value) known.values.push(value)
  }
  return texts
}

function disagreement(name: string, fromPath: boolean): InvalidInput {
  const source = fromPath ? 'path' : 'query'
  return new InvalidInput([
    {
      path: pointer([name]),
      code: 'conflict',
      expected: `the value that the ${source} has`,
      received: 'another value',
    },
  ])
}

/** Whether a JSON value is the same as one that comes from texts, which is flat. */
function isSame(json: unknown, flat: unknown): boolean {
  if (!Array.isArray(flat)) return json === flat
  return Array.isArray(json) && json.length === flat.length && flat.every((item, i) => item === json[i])
}

/** Sets a property of the object itself, whatever its name means on prototypes. */
function setOwn(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  else target[name] = value
}
