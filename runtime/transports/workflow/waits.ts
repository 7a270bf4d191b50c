/** Something that a run waits for and that may take years. */
export interface Wait {
  /** When it ends by itself; undefined for never. */
  readonly until: Date | undefined
  /** Whether the workflow stands still until it ends. */
  readonly isWaited: boolean
  /** Whether nothing but the time ends it. */
  readonly isTimed: boolean
  timer: ReturnType<typeof setTimeout> | undefined
  /** After how many milliseconds it is worth looking, while this process holds the run. */
  nextLook(now: number): number | undefined
  /** Looks whether it has ended, and if so tells the workflow; true when it need not be looked at any more. */
  poke(now: number): Promise<boolean>
  /** Before the run is let go: sees to it that it is woken once more, when it was woken for nothing. */
  renew?(): Promise<void>
}

/** Waits for a time. */
export class TimedWait implements Wait {
  readonly until: Date
  readonly isWaited = true
  readonly isTimed = true
  timer: Wait['timer']
  readonly #then: () => Promise<void>
  #ended: Promise<void> | undefined

  constructor(until: Date, then: () => Promise<void>) {
    this.until = until
    this.#then = then
  }

  nextLook(now: number): number {
    return this.until.getTime() - now
  }

  async poke(now: number): Promise<boolean> {
    if (now < this.until.getTime()) return false
    this.#ended ??= this.#then().catch((error: unknown) => {
      this.#ended = undefined
      throw error
    })
    await this.#ended
    return true
  }
}

/** Waits for what another process may bring: looks for it now and then, and when it is told to. */
export class WatchedWait implements Wait {
  until: Date | undefined
  readonly isTimed = false
  isWaited: boolean
  timer: Wait['timer']
  readonly #look: (isOver: boolean) => Promise<boolean>
  readonly #every: number
  readonly #renew: (() => Promise<void>) | undefined
  #looking: Promise<boolean> | undefined

  /** `look` is given whether the time is over, and resolves to whether the wait is. */
  constructor(parts: {
    until: Date | undefined
    isWaited: boolean
    /** Milliseconds. */
    every: number
    look: (isOver: boolean) => Promise<boolean>
    renew?: () => Promise<void>
  }) {
    this.until = parts.until
    this.isWaited = parts.isWaited
    this.#every = parts.every
    this.#look = parts.look
    this.#renew = parts.renew
  }

  nextLook(now: number): number {
    return Math.min(this.#every, (this.until?.getTime() ?? Infinity) - now)
  }

  /** One look at a time: two could both take what is there once. */
  async poke(now: number): Promise<boolean> {
    if (this.#looking) return this.#looking
    const isOver = this.until !== undefined && now >= this.until.getTime()
    this.#looking = this.#look(isOver)
    try {
      return await this.#looking
    } finally {
      this.#looking = undefined
    }
  }

  async renew(): Promise<void> {
    await this.#renew?.()
  }
}
