/**
 * An AbortController that is only made when somebody asks for the signal: most calls never do, and on older versions of
 * Node.js a controller costs more than the rest of a small call.
 */
export class LazyAbort {
  #controller: AbortController | undefined
  #aborted: { reason: unknown } | undefined
  #onDemand: ((abort: LazyAbort) => void) | undefined

  /** `onDemand` is called when the signal is first asked for: that is the time to listen for what aborts it. */
  constructor(onDemand?: (abort: LazyAbort) => void) {
    this.#onDemand = onDemand
  }

  /** One that aborts with the signal, if there is one. */
  static following(signal: AbortSignal | undefined): LazyAbort {
    return new LazyAbort((abort) => {
      if (signal?.aborted) abort.abort(signal.reason)
      else
        signal?.addEventListener(
          'abort',
          () => {
            abort.abort(signal.reason)
          },
          { once: true },
        )
    })
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController()
      if (this.#aborted) this.#controller.abort(this.#aborted.reason)
      else this.#onDemand?.(this)
    }
    return this.#controller.signal
  }

  /** Why it was aborted; undefined when it was not. */
  get reason(): unknown {
    return this.#aborted?.reason
  }

  abort(reason: unknown): void {
    if (this.#aborted) return
    this.#aborted = { reason }
    this.#controller?.abort(reason)
  }
}
