import type { ReadFunction } from '../model/project.js'
import type { Property } from '../model/types.js'
import type { EntryModel } from '../model/wiring.js'
import { entryRoute } from '../rules/entry-key.js'
import { requiredOf, sample } from '../model/sample.js'

const origin = 'http://127.0.0.1:3000'

/** A command that calls an HTTP route or an RPC method, with an input made up from its type; undefined for other entries. */
export function curlLine(entry: EntryModel, read: ReadFunction): string | undefined {
  if (entry.transport === 'rpc') {
    const input = read.model.input === undefined ? undefined : sample(read.types, read.model.input)
    return command('POST', `/rpc/${encodeURIComponent(entry.address)}`, [], input)
  }
  if (entry.transport !== 'http') return undefined
  const route = entryRoute(entry)
  if (Array.isArray(route)) return undefined
  const { method = 'GET', segments } = route
  const { parts, whole } = inputOf(read)
  const inPath = new Set(segments.map(({ parameter }) => parameter))
  const texts = new Map(parts.map(({ property, value }) => [property.name, value]))
  const path = segments.map(({ text, parameter }) =>
    parameter === undefined ? text : encodeURIComponent(asText(texts.get(parameter) ?? parameter)),
  )
  const flags = parts.flatMap(({ property, value }) => headFlag(property, value))
  const rest = parts.filter(({ property }) => property.source === undefined && !inPath.has(property.name))
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = Object.fromEntries(rest.map(({ property, value }) => [property.name, value]))
  const sent = !hasBody ? undefined : (whole ?? (rest.length > 0 || needsBody(read, inPath) ? body : undefined))
  return command(method, `/${path.join('/')}${hasBody ? '' : query(rest)}`, flags, sent)
}

interface Part {
  property: Property
  value: unknown
}

/** The named parts that an input must have, those in a path included; the whole of it when it has no names. */
function inputOf({ model, types }: ReadFunction): { parts: Part[]; whole?: unknown } {
  const type = model.input === undefined ? undefined : types.types.get(model.input)
  if (type === undefined || model.input === undefined) return { parts: [] }
  if (type.kind !== 'object') return { parts: [], whole: sample(types, model.input) }
  return {
    parts: requiredOf(type.properties).map((property) => ({ property, value: sample(types, property.type) })),
  }
}

/** Whether there is an object to send though all of its own properties may be left out. */
function needsBody({ model, types }: ReadFunction, inPath: ReadonlySet<string | undefined>): boolean {
  const type = model.input === undefined ? undefined : types.types.get(model.input)
  return (
    type?.kind === 'object' && type.properties.some(({ name, source }) => source === undefined && !inPath.has(name))
  )
}

function headFlag({ source }: Property, value: unknown): string[] {
  if (source === undefined) return []
  return source.from === 'header'
    ? [`-H ${quoted(`${source.name}: ${asText(value)}`)}`]
    : [`-b ${quoted(`${source.name}=${asText(value)}`)}`]
}

function query(parts: readonly Part[]): string {
  const pairs = parts.flatMap(({ property, value }) =>
    (Array.isArray(value) ? value : [value]).map(
      (each) => `${encodeURIComponent(property.name)}=${encodeURIComponent(asText(each))}`,
    ),
  )
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}

function command(method: string, path: string, flags: readonly string[], body: unknown): string {
  const data = body === undefined ? [] : ["-H 'content-type: application/json'", `-d ${quoted(JSON.stringify(body))}`]
  // What curl does by itself need not be said.
  const implied = body === undefined ? 'GET' : 'POST'
  const verb = method === implied ? [] : method === 'HEAD' ? ['-I'] : [`-X ${method}`]
  return ['curl', ...verb, ...flags, ...data, quotedUrl(`${origin}${path}`)].join(' ')
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function quotedUrl(url: string): string {
  return /[?&'*$;]/.test(url) ? quoted(url) : url
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
