import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { LazyAbort } from '../../call/lazy-abort.js'
import { BadRequest } from '../../errors.js'
import type { Exchange } from '../../transports/http/exchange.js'
import { notText, tooLarge } from '../../transports/http/web-exchange.js'
import { headOf } from './request-head.js'

/** A request of `node:http`. */
export class NodeExchange implements Exchange {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly #message: IncomingMessage
  readonly #response: ServerResponse | undefined
  readonly #waitsForContinue: boolean
  #head: Request | undefined

  /** `waitsForContinue`: the caller sends the body only once it has been told to go on. */
  constructor(message: IncomingMessage, response?: ServerResponse, waitsForContinue = false) {
    this.#message = message
    this.#response = response
    this.#waitsForContinue = waitsForContinue
    this.method = message.method ?? 'GET'
    const target = originForm(message.url ?? '/')
    const mark = target.indexOf('?')
    this.path = mark < 0 ? target : target.slice(0, mark)
    this.query = mark < 0 ? '' : target.slice(mark + 1)
  }

  get ip(): string {
    return this.#message.socket.remoteAddress ?? ''
  }

  get hasBody(): boolean {
    const { headers } = this.#message
    return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  }

  header(name: string): string | undefined {
    const value = this.#message.headers[name]
    return Array.isArray(value) ? value.join(', ') : value
  }

  request(): Request {
    return (this.#head ??= headOf(this.#message, this.path, this.query))
  }

  onGone(abort: LazyAbort): void {
    const response = this.#response
    const gone = (): void => {
      if (!response?.writableFinished) abort.abort(new Error('The caller has gone away.'))
    }
    if (this.#message.socket.destroyed) gone()
    else (response ?? this.#message.socket).once('close', gone)
  }

  readText(limit: number): Promise<string> {
    const message = this.#message
    // Whoever announces too much learns it before sending it.
    if (Number(message.headers['content-length'] ?? 0) > limit) return Promise.reject(tooLarge(limit))
    // It has broken off while nobody listened: no event will come any more.
    if (message.destroyed) return Promise.reject(brokenOff())
    if (this.#waitsForContinue) this.#response?.writeContinue()
    return new Promise((resolve, reject) => {
      const chunks: Buffer[] = []
      let size = 0
      const onData = (chunk: Buffer): void => {
        size += chunk.length
        if (size <= limit) {
          chunks.push(chunk)
          return
        }
        message.off('data', onData)
        reject(tooLarge(limit))
      }
      message.on('data', onData)
      message.on('end', () => {
        const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)
        if (isUtf8(bytes)) resolve(bytes.toString('utf8').replace(/^\uFEFF/, ''))
        else reject(notText())
      })
      message.on('error', () => {
        reject(brokenOff())
      })
      message.on('close', () => {
        if (!message.complete) reject(brokenOff())
      })
    })
  }
}

function brokenOff(): BadRequest {
  return new BadRequest('The body broke off.')
}

/** RFC 9112 §3.2.2: a target may be an absolute URL; a server goes by its path. */
function originForm(target: string): string {
  if (target.startsWith('/') || target === '*') return target
  const path = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*([^#]*)/i.exec(target)?.[1] ?? target
  return path.startsWith('/') ? path : `/${path}`
}
