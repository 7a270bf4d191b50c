import type { App } from '../app.js'
import type { AnyFunction, CallArguments, OutputOf } from '../functions.js'

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
  void url
  void options
  throw new Error('not yet')
}
