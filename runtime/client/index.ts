import type { App } from '../app.js'
import type { AnyFunction, CallArguments, OutputOf } from '../functions.js'
import { ServerConnection } from './server-connection.js'

/** Options of `createClient`. */
export interface ClientOptions {
  /** Sent with every request; a function is asked before each one. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>)
  /** Instead of the global `fetch`. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>
}

/** Options of one call. */
export interface CallOptions {
  signal?: AbortSignal
  headers?: HeadersInit
}

/** A function of the application, as its client calls it. */
export type ClientFunction<F extends AnyFunction> = (
  ...args: CallArguments<F> extends []
    ? [input?: undefined, options?: CallOptions]
    : [...input: CallArguments<F>, options?: CallOptions]
) => Promise<OutputOf<F>>

/** A client of the application `A`: `createClient<typeof app>(url)`. */
export interface Client<A> {
  /** The functions that the application serves over RPC. */
  readonly rpc: A extends App<infer Rpc>
    ? { readonly [Name in keyof Rpc]: Rpc[Name] extends AnyFunction ? ClientFunction<Rpc[Name]> : never }
    : never
}

/** A client for the application at `url`, typed by the application itself; nothing is generated. */
export function createClient<A>(url: string | URL, options: ClientOptions = {}): Client<A> {
  const connection = new ServerConnection(url, options)
  const functions = new Map<string, ClientFunction<AnyFunction>>()
  const rpc = new Proxy(Object.create(null) as Record<string, unknown>, {
    get(_target, name) {
      // `await api.rpc` asks for `then`, and inspectors ask for symbols: neither is a function of the application.
      if (typeof name === 'symbol' || name === 'then') return undefined
      let call = functions.get(name)
      if (!call) {
        call = (input?: unknown, callOptions?: CallOptions) => connection.call(name, input, callOptions)
        functions.set(name, call)
      }
      return call
    },
  })
  return { rpc } as Client<A>
}

export {
  BadRequest,
  Conflict,
  Forbidden,
  Gone,
  MethodNotAllowed,
  NotFound,
  PayloadTooLarge,
  SolderError,
  TooManyRequests,
  Unauthorized,
  Unavailable,
  Unprocessable,
  UnsupportedMediaType,
} from '../errors.js'
