import { Heap } from '../../engines/heap.js'

interface Delivery {
  readonly order: number
  readonly deliver: () => void
}

/**
 * Tells a workflow what came of its steps, in the order in which it was told the first time: where two branches of a workflow run
 * side by side, it depends on that order which of them comes to a site first. It is told one thing at a time, and has then run as
 * far as it can before the next.
 */
export class Timeline {
  readonly #ready = new Heap<Delivery>((a, b) => a.order < b.order)
  /** Orders that were given to what is being stored. */
  readonly #inFlight = new Set<number>()
  readonly #onQuiet: () => void
  #next: number
  #isDue = false

  /** `onQuiet` is called when the workflow has run as far as it can. */
  constructor(next: number, onQuiet: () => void) {
    this.#next = next
    this.#onQuiet = onQuiet
  }

  /** Whether there is something that the workflow has not been told. */
  get isBusy(): boolean {
    return this.#ready.size > 0 || this.#inFlight.size > 0
  }

  /** A place for what is about to be stored. Nothing that comes after it is told before it is `at` its place, or dropped. */
  take(): number {
    const order = this.#next++
    this.#inFlight.add(order)
    return order
  }

  /** A place that was given before, for what is being stored again: nothing that comes after it is told before. */
  hold(order: number): void {
    this.#inFlight.add(order)
  }

  /** It came to nothing. */
  drop(order: number): void {
    this.#inFlight.delete(order)
    this.look()
  }

  /** What is to be told at that place. */
  at(order: number, deliver: () => void): void {
    this.#inFlight.delete(order)
    this.#ready.push({ order, deliver })
    this.look()
  }

  /** Looks what can be told, once the workflow has run as far as it can. */
  look(): void {
    if (this.#isDue) return
    this.#isDue = true
    soon(() => {
      this.#isDue = false
      const next = this.#ready.peek()
      if (next === undefined) this.#onQuiet()
      else if (!this.#isHeldUp(next.order)) {
        this.#ready.pop()
        next.deliver()
        this.look()
      }
    })
  }

  #isHeldUp(order: number): boolean {
    for (const other of this.#inFlight) if (other < order) return true
    return false
  }
}

/** After all promises that can go on have. */
function soon(work: () => void): void {
  const { setImmediate: immediately } = globalThis as { setImmediate?: (work: () => void) => unknown }
  if (immediately) immediately(work)
  else setTimeout(work, 0)
}
