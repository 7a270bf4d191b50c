import {
  NEVER,
  RunLost,
  type AttemptEnding,
  type ClaimedRun,
  type Json,
  type NewAttempt,
  type NewMessage,
  type NewRun,
  type RunHold,
  type RunName,
  type StoredAttempt,
  type StoredError,
  type StoredMessage,
  type StoredRun,
  type WantedMessage,
  type WantedRuns,
  type WorkflowStore,
} from './workflow-port.js'

/** More runs that have ended than this are not kept: the oldest go. */
const MOST_ENDED = 10_000

/** More messages than this are not kept for runs that may wait for them: the oldest go. */
const MOST_MESSAGES = 10_000

type Changing<T> = { -readonly [Name in keyof T]: T[Name] }

interface Kept {
  readonly run: Changing<StoredRun>
  token: string | undefined
  /** Whether a message or a child that it waits for wakes it. */
  hears: boolean
  /** Whether another run with its key would be this one. */
  holdsKey: boolean
  readonly attempts: Changing<StoredAttempt>[]
}

/** Runs of workflows in this process: they end with it. */
export class MemoryWorkflows implements WorkflowStore {
  // A lease that nobody else waits for never runs out.
  readonly lease = 30_000
  readonly poll = 30_000
  readonly #runs = new Map<string, Kept>()
  /** Those that have not ended. */
  readonly #open = new Set<Kept>()
  readonly #ended: string[] = []
  /** Attempts for which a message came. */
  readonly #woken = new Set<string>()
  readonly #messages: (NewMessage & { mark: number })[] = []
  #mark = 0

  create(run: NewRun): Promise<{ id: string; isNew: boolean }> {
    const replaced = this.#runs.get(run.instead ?? '')
    if (replaced) replaced.holdsKey = false
    const known = run.key === null ? undefined : this.#withKey(run.workflow, run.key)
    if (known !== undefined) return Promise.resolve({ id: known, isNew: false })
    const id = crypto.randomUUID()
    const { parent, hearsMessages: _, instead: __, ...rest } = run
    const stored: StoredRun = {
      ...rest,
      id,
      state: 'waiting',
      claims: 0,
      obstacle: null,
      wakeAt: new Date(),
      result: undefined,
      error: null,
      parent: parent && { workflow: parent.workflow, id: parent.id },
      mark: this.#mark,
      createdAt: new Date(),
      endedAt: null,
    }
    const kept: Kept = { run: stored, token: undefined, hears: false, holdsKey: run.key !== null, attempts: [] }
    this.#runs.set(id, kept)
    this.#open.add(kept)
    return Promise.resolve({ id, isNew: true })
  }

  claim(workflow: string): Promise<ClaimedRun | undefined> {
    const now = Date.now()
    let first: Kept | undefined
    for (const kept of this.#open) {
      const { run } = kept
      if (run.workflow !== workflow || run.state !== 'waiting' || dueOf(kept) > now) continue
      if (!first || dueOf(kept) < dueOf(first)) first = kept
    }
    if (!first) return Promise.resolve(undefined)
    const run = { ...first.run }
    const token = crypto.randomUUID()
    first.token = token
    first.hears = false
    first.run.state = 'running'
    first.run.claims++
    first.run.obstacle = null
    return Promise.resolve({ workflow, id: run.id, token, at: new Date(), run })
  }

  extend(hold: RunHold): Promise<void> {
    return this.#held(hold, () => undefined)
  }

  park(hold: RunHold, until: Date): Promise<void> {
    return this.#held(hold, (kept) => {
      this.#release(kept, this.#hasNews(kept) ? new Date() : until)
      kept.hears = true
    })
  }

  block(claimed: ClaimedRun, reason: string, until: Date): Promise<void> {
    return this.#held(claimed, (kept) => {
      kept.run.obstacle = reason
      this.#release(kept, until)
    })
  }

  retry(hold: RunHold, error: StoredError, at: Date): Promise<void> {
    return this.#held(hold, (kept) => {
      kept.run.error = error
      this.#release(kept, at)
    })
  }

  complete(hold: RunHold, result: Json | undefined): Promise<void> {
    return this.#held(hold, (kept) => {
      kept.run.result = result
      kept.run.error = null
      this.#finish(kept, 'completed')
    })
  }

  fail(hold: RunHold, error: StoredError): Promise<void> {
    return this.#held(hold, (kept) => {
      kept.run.error = error
      this.#finish(kept, 'failed')
    })
  }

  begin(hold: RunHold, attempt: NewAttempt): Promise<string> {
    return this.#held(hold, ({ attempts }) => {
      const id = crypto.randomUUID()
      attempts.push({ ...attempt, id, ending: undefined, child: null, startedAt: new Date(), endedAt: null })
      return id
    })
  }

  end(hold: RunHold, attempt: string, ending: AttemptEnding): Promise<void> {
    return this.#held(hold, (kept) => {
      const found = attemptOf(kept, attempt)
      found.ending = ending
      this.#woken.delete(attempt)
      found.endedAt = new Date()
    })
  }

  attach(hold: RunHold, attempt: string, child: RunName): Promise<void> {
    return this.#held(hold, (kept) => {
      attemptOf(kept, attempt).child = child
    })
  }

  isWoken(_hold: RunHold, attempt: string): Promise<boolean> {
    return Promise.resolve(this.#woken.has(attempt))
  }

  attempts({ id }: RunName): Promise<StoredAttempt[]> {
    return Promise.resolve([...(this.#runs.get(id)?.attempts ?? [])])
  }

  run({ workflow, id }: RunName): Promise<StoredRun | undefined> {
    const kept = this.#runs.get(id)
    return Promise.resolve(kept?.run.workflow === workflow ? { ...kept.run } : undefined)
  }

  runs({ workflow, state, where = () => true, most }: WantedRuns): Promise<StoredRun[]> {
    const all = [...this.#runs.values()].map(({ run }) => run).reverse()
    const ofState = all.filter((run) => run.workflow === workflow && (state === undefined || run.state === state))
    const wanted = ofState.filter(where)
    return Promise.resolve(wanted.slice(0, most).map((run) => ({ ...run })))
  }

  cancel({ id }: RunName): Promise<boolean> {
    const kept = this.#runs.get(id)
    if (!kept || kept.run.endedAt) return Promise.resolve(false)
    this.#finish(kept, 'cancelled')
    return Promise.resolve(true)
  }

  post(message: NewMessage): Promise<void> {
    if (this.#messages.some(({ id }) => id === message.id)) return Promise.resolve()
    this.#messages.push({ ...message, mark: ++this.#mark })
    if (this.#messages.length > MOST_MESSAGES) this.#messages.shift()
    for (const kept of this.#open) this.#wake(kept, message)
    return Promise.resolve()
  }

  message({ topic, key, run, except }: WantedMessage): Promise<StoredMessage | undefined> {
    const found = this.#messages.find(
      (one) => one.topic === topic && one.key === key && one.mark > run.mark && !except.includes(one.id),
    )
    return Promise.resolve(found && { id: found.id, body: found.body })
  }

  stop(): Promise<void> {
    this.#runs.clear()
    this.#messages.length = 0
    return Promise.resolve()
  }

  #withKey(workflow: string, key: string): string | undefined {
    const DAY = 86_400_000
    for (const { run, holdsKey } of this.#runs.values()) {
      if (!holdsKey || run.workflow !== workflow || run.key !== key) continue
      if (Date.now() - run.createdAt.getTime() < DAY) return run.id
    }
    return undefined
  }

  #held<T>(hold: RunHold, work: (kept: Kept) => T): Promise<T> {
    const kept = this.#runs.get(hold.id)
    if (kept?.token !== hold.token) return Promise.reject(new RunLost())
    return Promise.resolve(work(kept))
  }

  #release(kept: Kept, wakeAt: Date): void {
    const { run } = kept
    kept.token = undefined
    kept.hears = false
    run.state = 'waiting'
    run.wakeAt = wakeAt
  }

  #finish(kept: Kept, state: 'completed' | 'failed' | 'cancelled'): void {
    const { run } = kept
    kept.token = undefined
    run.state = state
    if (state === 'cancelled') kept.holdsKey = false
    run.wakeAt = null
    run.endedAt = new Date()
    const parent = run.parent && this.#runs.get(run.parent.id)
    if (parent?.hears) parent.run.wakeAt = new Date()
    this.#open.delete(kept)
    for (const { id } of kept.attempts) this.#woken.delete(id)
    this.#ended.push(run.id)
    const oldest = this.#ended.length > MOST_ENDED ? this.#ended.shift() : undefined
    if (oldest !== undefined) this.#runs.delete(oldest)
  }

  /** Whether a child has ended, or a message come, that it was not told of. */
  #hasNews({ attempts }: Kept): boolean {
    const hasEnded = (id: string | undefined): boolean => id !== undefined && this.#runs.get(id)?.run.endedAt != null
    return attempts.some(({ id, ending, child }) => !ending && (this.#woken.has(id) || hasEnded(child?.id)))
  }

  #wake({ run, hears, attempts }: Kept, { topic, key }: NewMessage): void {
    const waiting = attempts.filter((one) => !one.ending && one.topic?.topic === topic && one.topic.key === key)
    for (const { id } of waiting) this.#woken.add(id)
    if (waiting.length > 0 && hears) run.wakeAt = new Date()
  }
}

function attemptOf({ attempts }: Kept, id: string): Changing<StoredAttempt> {
  const found = attempts.find((attempt) => attempt.id === id)
  if (!found) throw new Error(`The run has no attempt '${id}'.`)
  return found
}

function dueOf({ run }: Kept): number {
  return (run.wakeAt ?? NEVER).getTime()
}
