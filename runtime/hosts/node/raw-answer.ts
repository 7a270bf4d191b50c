import { STATUS_CODES } from 'node:http'
import type { Answer } from '../../transports/http/exchange.js'

/** An answer as it goes over the wire, for where `node:http` gives no response object. The connection ends with it. */
export function rawAnswer({ status, headers, body = '' }: Answer): string {
  const lines = [`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`]
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`)
  lines.push(`content-length: ${Buffer.byteLength(body)}`, 'connection: close', '', body)
  return lines.join('\r\n')
}
