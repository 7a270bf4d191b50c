import type { RpcDescription } from '../transports/rpc/revival.js'
import { jsonText } from '../json-text.js'
import { errorOf } from './error-of.js'
import type { CallOptions, ClientOptions } from './index.js'
import { revive } from './revive.js'

/** Sends calls to one server, and makes values of what it answers. */
export class ServerConnection {
  readonly #base: string
  readonly #options: ClientOptions
  #description: Promise<RpcDescription> | undefined

  constructor(url: string | URL, options: ClientOptions) {
    this.#base = String(url).replace(/\/+$/, '')
    this.#options = options
  }

  async call(name: string, input: unknown, options: CallOptions = {}): Promise<unknown> {
    // Asked for once, at the same time as the first call; what goes wrong is reported when its answer is needed.
    const description = this.#describe()
    description.catch(() => undefined)
    const body = input === undefined ? undefined : jsonText(input)
    const response = await this.#fetch(`/rpc/${encodeURIComponent(name)}`, 'POST', body, options)
    if (!response.ok) throw await errorOf(response)
    if (response.status === 204) return undefined
    const value: unknown = await response.json()
    const { methods } = await description
    const output = Object.hasOwn(methods, name) ? methods[name]?.output : undefined
    return output ? revive(value, output) : value
  }

  /** Where the results of this server's functions hold what JSON has not. */
  #describe(): Promise<RpcDescription> {
    return (this.#description ??= this.#fetchDescription().catch((error: unknown) => {
      // The next call asks again.
      this.#description = undefined
      throw error
    }))
  }

  async #fetchDescription(): Promise<RpcDescription> {
    const response = await this.#fetch('/rpc', 'GET', undefined, {})
    if (!response.ok) throw await errorOf(response)
    return (await response.json()) as RpcDescription
  }

  async #fetch(path: string, method: string, body: string | undefined, options: CallOptions): Promise<Response> {
    const given = this.#options.headers
    const headers = new Headers(typeof given === 'function' ? await given() : given)
    new Headers(options.headers).forEach((value, name) => {
      headers.set(name, value)
    })
    headers.set('accept', 'application/json')
    if (body !== undefined) headers.set('content-type', 'application/json')
    const send = this.#options.fetch ?? ((url: string, init: RequestInit) => fetch(url, init))
    return send(this.#base + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
  }
}
