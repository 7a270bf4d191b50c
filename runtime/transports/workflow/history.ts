import type { AttemptEnding, Json, StoredAttempt } from '../../engines/workflow-port.js'

type Ended = Extract<AttemptEnding, { as: 'done' | 'failed' }>

/** What a run has done so far, by the names of what it did. */
export class History {
  readonly #attempts = new Map<string, StoredAttempt[]>()
  readonly #values = new Map<string, Json>()
  /** The number of the last attempt. */
  readonly length: number
  /** The first place of the timeline that is not taken. */
  readonly nextOrder: number
  /** How often the run as a whole has failed. */
  readonly failures: number
  /** The number and the place of the attempt that notes the last of these. */
  readonly #failed: { readonly number: number; readonly order: number }
  /** The ids of the messages that it has had. */
  readonly messages: string[] = []

  constructor(attempts: readonly StoredAttempt[]) {
    let last = 0
    for (const attempt of attempts) {
      const known = this.#attempts.get(attempt.name)
      if (known) known.push(attempt)
      else this.#attempts.set(attempt.name, [attempt])
      for (const [name, value] of Object.entries(attempt.values)) this.#values.set(name, value)
      last = Math.max(last, attempt.order ?? 0, orderOf(attempt))
      const message = messageOf(attempt)
      if (message !== undefined) this.messages.push(message)
    }
    this.nextOrder = last + 1
    this.length = attempts.reduce((most, { number }) => Math.max(most, number), 0)
    const failures = attempts.filter(({ kind }) => kind === 'failure')
    this.failures = failures.length
    const latest = failures.at(-1)
    this.#failed = { number: latest?.number ?? 0, order: latest?.order ?? 0 }
  }

  /** The attempts at what has this name, oldest first. */
  of(name: string): readonly StoredAttempt[] {
    return this.#attempts.get(name) ?? []
  }

  /** How it ended, if it has: what has failed is tried again when the whole run is. */
  endingOf(name: string): Ended | undefined {
    for (const { ending } of this.of(name))
      if (ending?.as === 'done' || (ending?.as === 'failed' && ending.order > this.#failed.order)) return ending
    return undefined
  }

  /** The attempts since the whole run was last begun again. */
  triesAt(name: string): readonly StoredAttempt[] {
    return this.of(name).filter((attempt) => !this.isFromBefore(attempt))
  }

  /** Whether it began before the whole run was last begun again. */
  isFromBefore({ number }: StoredAttempt): boolean {
    return number < this.#failed.number
  }

  value(name: string): Json | undefined {
    return this.#values.get(name)
  }

  /** All that have not ended. */
  get open(): readonly StoredAttempt[] {
    return [...this.#attempts.values()].flat().filter(({ ending }) => ending === undefined)
  }
}

function orderOf({ ending }: StoredAttempt): number {
  return ending?.as === 'done' || ending?.as === 'failed' ? ending.order : 0
}

function messageOf({ kind, ending }: StoredAttempt): string | undefined {
  if (kind !== 'wait' || ending?.as !== 'done') return undefined
  return (ending.result as { id?: string } | undefined)?.id
}
