import type { LazyAbort } from '../../call/lazy-abort.js'
import { BadRequest, PayloadTooLarge } from '../../errors.js'
import type { Exchange } from './exchange.js'

/** A request of the web-standard kind. */
export class WebExchange implements Exchange {
  readonly path: string
  readonly query: string
  readonly ip = ''
  readonly #request: Request
  #head: Request | undefined

  constructor(request: Request) {
    this.#request = request
    const { pathname, search } = new URL(request.url)
    this.path = pathname
    this.query = search.slice(1)
  }

  get method(): string {
    return this.#request.method
  }

  get hasBody(): boolean {
    return this.#request.body !== null
  }

  header(name: string): string | undefined {
    return this.#request.headers.get(name) ?? undefined
  }

  request(): Request {
    // Without the body, which is read once, and not by who finds out the session.
    const { url, method, headers } = this.#request
    return (this.#head ??= new Request(url, { method, headers }))
  }

  onGone(abort: LazyAbort): void {
    const { signal } = this.#request
    const gone = (): void => {
      abort.abort(new Error('The caller has gone away.'))
    }
    if (signal.aborted) gone()
    else signal.addEventListener('abort', gone, { once: true })
  }

  async readText(limit: number): Promise<string> {
    const { body } = this.#request
    if (Number(this.header('content-length') ?? 0) > limit) throw tooLarge(limit)
    if (body === null) return ''
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const reader = (body as ReadableStream<Uint8Array>).getReader()
    let size = 0
    let text = ''
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return text + decoder.decode()
        size += value.byteLength
        if (size > limit) throw tooLarge(limit)
        text += decoder.decode(value, { stream: true })
      }
    } catch (error) {
      await reader.cancel().catch(() => undefined)
      throw error instanceof TypeError ? notText() : error
    }
  }
}

/** The body has more bytes than are accepted. */
export function tooLarge(limit: number): PayloadTooLarge {
  return new PayloadTooLarge(`The body is larger than the ${limit} bytes that are accepted.`)
}

/** The body is not UTF-8. */
export function notText(): BadRequest {
  return new BadRequest('The body is not text in UTF-8.')
}
