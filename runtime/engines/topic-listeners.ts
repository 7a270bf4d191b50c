/** Who listens to which topic and key in this process. */
export class TopicListeners {
  readonly #listeners = new Map<string, Set<(message: string) => void>>()

  /** Under which other processes hear of a topic and key. */
  static addressOf(topic: string, key: string | undefined): string {
    return JSON.stringify([topic, key ?? null])
  }

  /** Resolves, when called, to the end of the subscription. */
  add(topic: string, key: string | undefined, listener: (message: string) => void): () => Promise<void> {
    const address = TopicListeners.addressOf(topic, key)
    const listeners = this.#listeners.get(address) ?? new Set()
    // One of its own, so that the same function can listen twice, and leave once.
    const own = (message: string): void => {
      listener(message)
    }
    this.#listeners.set(address, listeners.add(own))
    return () => {
      listeners.delete(own)
      if (listeners.size === 0 && this.#listeners.get(address) === listeners) this.#listeners.delete(address)
      return Promise.resolve()
    }
  }

  /** Hands a message to the listeners here; returns the address under which other processes hear of it. */
  tell(topic: string, key: string | undefined, message: string): string {
    const address = TopicListeners.addressOf(topic, key)
    this.hear(address, message)
    return address
  }

  hear(address: string, message: string): void {
    for (const listener of [...(this.#listeners.get(address) ?? [])]) listener(message)
  }

  has(address: string): boolean {
    return this.#listeners.has(address)
  }

  clear(): void {
    this.#listeners.clear()
  }
}
