import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'

/** The head of a request of `node:http`, in the form that user code knows. Its body stays where it is. */
export function headOf(message: IncomingMessage, path: string, query: string): Request {
  const headers = new Headers()
  const { rawHeaders } = message
  for (let at = 0; at < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] as string, rawHeaders[at + 1] as string)
  return new Request(urlOf(message, path, query), { method: message.method ?? 'GET', headers })
}

function urlOf(message: IncomingMessage, path: string, query: string): string {
  const scheme = (message.socket as Partial<TLSSocket>).encrypted ? 'https' : 'http'
  const search = query === '' ? '' : `?${query}`
  const local = `${scheme}://localhost${path}${search}`
  const url = `${scheme}://${message.headers.host ?? 'localhost'}${path}${search}`
  // The host is whatever the caller says it is.
  return URL.canParse(url) ? url : local
}
