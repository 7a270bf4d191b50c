import type { ReadResourceResult } from '@modelcontextprotocol/server'
import type { EmittedType } from '../../contract.js'
import { resolved } from '../input-shape.js'
import { bytesOf, mediaOfBytes } from './media-of-bytes.js'

type Contents = ReadResourceResult['contents'][number]

/** What a function gave for a resource: bytes as a blob, a text as it is, anything else as JSON. */
export function resourceContents(
  uri: string,
  { value, json }: { value: unknown; json: string | undefined },
  mimeType: string | undefined,
): Contents {
  if (json === undefined) return { uri, mimeType: mimeType ?? 'text/plain', text: '' }
  const plain = JSON.parse(json) as unknown
  const bytes = bytesOf(value)
  if (bytes) return { uri, mimeType: mimeType ?? mediaOfBytes(bytes), blob: plain as string }
  if (typeof plain === 'string') return { uri, mimeType: mimeType ?? 'text/plain', text: plain }
  return { uri, mimeType: mimeType ?? 'application/json', text: json }
}

/** The media type that a resource has whatever its content; undefined when that decides. */
export function declaredMedia(type: EmittedType | undefined): string | undefined {
  if (type === undefined) return 'text/plain'
  const { type: kind, contentEncoding } = resolved(type.schema, type.schema)
  if (contentEncoding !== undefined) return undefined
  return kind === 'string' ? 'text/plain' : 'application/json'
}
