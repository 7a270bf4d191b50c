import type { CallToolResult, ContentBlock } from '@modelcontextprotocol/server'
import type { EmittedType, JsonSchema } from '../../contract.js'
import { resolved } from '../input-shape.js'
import { errorText } from './error-text.js'
import type { McpOutcome } from './mcp-call.js'
import { bytesOf, mediaOfBytes } from './media-of-bytes.js'

/** The schema of results that a program can take apart; undefined for those that are texts, bytes, or may be nothing. */
export function structuredSchema(type: EmittedType | undefined): JsonSchema | undefined {
  if (type === undefined || type.is(undefined)) return undefined
  return resolved(type.schema, type.schema).type === 'string' ? undefined : type.schema
}

/** The result of a tool: text for the model, and the value itself where its type is more than a text. */
export function toolResult(name: string, outcome: McpOutcome, isStructured: boolean): CallToolResult {
  if (!outcome.ok) return { content: [{ type: 'text', text: errorText(outcome.error) }], isError: true }
  const { value, json } = outcome
  if (json === undefined) return { content: [] }
  const plain = JSON.parse(json) as unknown
  const bytes = bytesOf(value)
  if (bytes) return { content: [bytesContent(name, bytes, plain as string)] }
  const content: ContentBlock[] = [{ type: 'text', text: typeof plain === 'string' ? plain : json }]
  return isStructured ? { content, structuredContent: plain } : { content }
}

function bytesContent(name: string, bytes: Uint8Array, base64: string): ContentBlock {
  const mimeType = mediaOfBytes(bytes)
  const [kind] = mimeType.split('/')
  return kind === 'image' || kind === 'audio'
    ? { type: kind, data: base64, mimeType }
    : { type: 'resource', resource: { uri: `result://${encodeURIComponent(name)}`, mimeType, blob: base64 } }
}
