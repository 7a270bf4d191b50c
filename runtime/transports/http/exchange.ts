import type { LazyAbort } from '../../call/lazy-abort.js'

/** A request as the HTTP transport sees it, whatever host it came in by. Nothing is made before it is asked for. */
export interface Exchange {
  readonly method: string
  /** From the first `/`, percent-escapes as they came, without the query. */
  readonly path: string
  /** After the `?`, or empty. */
  readonly query: string
  /** By its lower-case name. */
  header(name: string): string | undefined
  /** Whether a body was announced, be it an empty one. */
  readonly hasBody: boolean
  /**
   * The body as text; throws BadRequest when it is not UTF-8 and PayloadTooLarge when it has more than `limit` bytes.
   * Called at most once.
   */
  readText(limit: number): Promise<string>
  /** The request's head, in the form that user code knows. */
  request(): Request
  /** The address of the caller; empty when the host does not know it. */
  readonly ip: string
  /** Calls `abort` when the caller goes away before the answer. */
  onGone(abort: LazyAbort): void
}

/** What is answered. */
export interface Answer {
  readonly status: number
  /** With lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  /** Absent when there is no body, or when it is a stream. */
  readonly body?: string
  /** A body that comes bit by bit. */
  readonly stream?: ReadableStream<Uint8Array>
}
