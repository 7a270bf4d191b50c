import type { Answer } from './exchange.js'

/** An answer as a web-standard response. */
export function toResponse({ status, headers, body, stream }: Answer, method: string): Response {
  if (stream) {
    if (method !== 'HEAD') return new Response(stream, { status, headers })
    void stream.cancel()
  }
  if (body === undefined) return new Response(null, { status, headers })
  const bytes = new TextEncoder().encode(body)
  const withLength = { ...headers, 'content-length': String(bytes.byteLength) }
  return new Response(method === 'HEAD' ? null : bytes, { status, headers: withLength })
}
