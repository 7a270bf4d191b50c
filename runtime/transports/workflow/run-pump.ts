import type { Logger } from '../../context.js'
import { Heap } from '../../engines/heap.js'
import { idleTimer } from '../../engines/idle-timer.js'
import { within } from '../../engines/within.js'
import { RunLost, StoreAway, type ClaimedRun, type WorkflowStore } from '../../engines/workflow-port.js'
import type { WorkflowWired } from '../../wired.js'
import type { Execution, LetGo } from './execution.js'

/** How long what listens to its signal may take to end, when the time for stopping is over. */
const LAST_WORDS = 100

/** How often runs that this code cannot continue are offered again, all at the same time. */
const OFFERED_EVERY = 10_000

/** How long a process then leaves runs to others: it would only take what it cannot continue, before one that can. */
const YIELDS_FOR = 1500

/** The longest pause of a pump whose store fails. */
const LONGEST_PAUSE = 5000

const DEFAULT_CONCURRENCY = 10

interface Parts {
  readonly store: WorkflowStore
  readonly log: Logger
  readonly workflows: readonly WorkflowWired[]
  /** Begins to work on a run, unless it is to go back by then; a text says why this code cannot. */
  readonly begin: (
    workflow: WorkflowWired,
    claimed: ClaimedRun,
    goesBack: () => boolean,
  ) => Promise<Execution | string | undefined>
  /** A run was let go. */
  readonly onLetGo: (execution: Execution, how: LetGo) => void
}

/** Claims runs, as many as there is room for, keeps hold of them while they are worked on, and lets go of them. */
export class RunPump {
  readonly #parts: Parts
  readonly #executions = new Map<string, Execution>()
  readonly #lanes = new Map<string, Lane>()
  /** Runs that were said to be blocked. */
  readonly #blocked = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #heartbeat: ReturnType<typeof setInterval> | undefined
  /** When runs may go on that this process has let go. */
  readonly #due = new Heap<number>((a, b) => a < b)
  #timerAt = Infinity
  #started = false
  #stopped = false
  #onIdle: (() => void) | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    for (const workflow of parts.workflows) this.#lanes.set(workflow.name, new Lane(workflow))
  }

  start(): void {
    this.#started = true
    if (this.#lanes.size === 0) return
    this.#heartbeat = idleTimer(setInterval(() => void this.#beat(), this.#parts.store.lease / 3))
    this.lookAll()
  }

  /** The run, while this process works on it. */
  execution(id: string): Execution | undefined {
    return this.#executions.get(id)
  }

  get executions(): Iterable<Execution> {
    return this.#executions.values()
  }

  /** Begins what may go on, if there is room for it; false when there is none. */
  look(workflow: string): boolean {
    const lane = this.#lanes.get(workflow)
    if (!lane || !this.#started || this.#stopped) return false
    lane.isAskedAgain = true
    if (lane.isFull) return false
    if (!lane.isClaiming) void this.#claim(lane)
    return true
  }

  lookAll(): void {
    const now = Date.now()
    for (let next = this.#due.peek(); next !== undefined && next <= now; next = this.#due.peek()) this.#due.pop()
    for (const name of this.#lanes.keys()) this.look(name)
    this.#timerAt = Infinity
    this.#setTimer()
  }

  /** Takes no further run and lets go of those that it has, as soon as their steps have ended; after `grace` milliseconds, at once. */
  async stop(grace: number): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    for (const execution of this.#executions.values()) execution.stop()
    const idle = this.#idle()
    if (!(await within(idle, grace))) {
      for (const execution of this.#executions.values()) execution.interrupt(new Error('The application is stopping.'))
      await within(idle, LAST_WORDS)
      await Promise.all([...this.#executions.values()].map((execution) => execution.release()))
      await idle
    }
    clearInterval(this.#heartbeat)
  }

  async #idle(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map((lane) => lane.claiming))
    for (const execution of this.#executions.values()) execution.stop()
    if (this.#isWorking) await new Promise<void>((resolve) => (this.#onIdle = resolve))
  }

  get #isWorking(): boolean {
    return [...this.#lanes.values()].some(({ running }) => running > 0)
  }

  async #claim(lane: Lane): Promise<void> {
    lane.isClaiming = true
    lane.claiming = this.#claimAll(lane).catch((error: unknown) => {
      lane.failures++
      const { name } = lane.workflow
      if (lane.failures === 1)
        this.#parts.log.error(
          { workflow: name, err: error },
          `The engine hands out no runs of '${name}'; it is asked again.`,
        )
      this.#lookAt(Date.now() + Math.min(100 * 2 ** lane.failures, LONGEST_PAUSE))
    })
    await lane.claiming
    lane.isClaiming = false
  }

  async #claimAll(lane: Lane): Promise<void> {
    const { store } = this.#parts
    while (lane.isAskedAgain && !lane.isFull && !this.#stopped) {
      if (lane.yields) {
        this.#lookAt(lane.yieldsAt + YIELDS_FOR)
        return
      }
      lane.isAskedAgain = false
      const claimed = await store.claim(lane.workflow.name)
      lane.failures = 0
      if (!claimed) continue
      lane.isAskedAgain = true
      lane.running++
      void this.#run(lane, claimed)
    }
  }

  async #run(lane: Lane, claimed: ClaimedRun): Promise<void> {
    const { store, log, begin, onLetGo } = this.#parts
    const { id, workflow } = claimed
    try {
      const execution = await begin(lane.workflow, claimed, () => this.#stopped)
      if (execution === undefined) return
      if (typeof execution === 'string') {
        await this.#block(lane, claimed, execution, (until) => store.park(claimed, until))
        return
      }
      this.#executions.set(id, execution)
      if (this.#stopped) execution.stop()
      const how = await execution.done
      if (how.as === 'parked') this.#lookAt(how.until.getTime())
      if (how.as === 'parked' && !how.isTimed) lane.isAskedAgain = true
      if (how.as === 'blocked') {
        const { reason } = how
        await this.#block(lane, claimed, reason, (until) => store.block(claimed, reason, until))
      }
      if (how.as === 'lost') this.#tellOfLoss(execution, how.reason)
      onLetGo(execution, how)
    } catch (error) {
      log.error({ run: id, workflow, err: error }, `A run of '${workflow}' could not be worked on; it is tried again.`)
    } finally {
      this.#executions.delete(id)
      lane.running--
      if (!this.#isWorking) this.#onIdle?.()
      if (lane.isAskedAgain) this.look(workflow)
    }
  }

  /** Leaves a run to processes that have its code. */
  async #block(lane: Lane, claimed: ClaimedRun, reason: string, letGo: (until: Date) => Promise<void>): Promise<void> {
    const { log } = this.#parts
    const { id, workflow } = claimed
    if (!this.#blocked.has(id)) log.warn({ run: id, workflow }, reason)
    this.#blocked.add(id)
    const now = claimed.at.getTime()
    const offer = Math.ceil((now + YIELDS_FOR) / OFFERED_EVERY) * OFFERED_EVERY
    lane.yieldsAt = Date.now() + offer - now
    await letGo(new Date(offer)).catch((error: unknown) => {
      if (!(error instanceof RunLost)) throw error
    })
  }

  async #beat(): Promise<void> {
    const { store, log } = this.#parts
    await Promise.all(
      [...this.#executions.values()].map(async (execution) => {
        try {
          await store.extend(execution.claimed)
        } catch (error) {
          if (error instanceof RunLost) await this.#lost(execution)
          else
            log.warn(
              { run: execution.id, err: error },
              'The engine took no heartbeat of a run; the next one may be in time.',
            )
        }
      }),
    )
  }

  /** Another process has it, or it was cancelled. */
  async #lost(execution: Execution): Promise<void> {
    const run = await this.#parts.store.run(execution.claimed).catch(() => undefined)
    execution.lose(run?.state === 'cancelled' ? new Error('The run was cancelled.') : new RunLost())
  }

  #tellOfLoss({ id, workflow }: Execution, reason: Error): void {
    const { log } = this.#parts
    const message = `A run of '${workflow}' belongs to another process now, because this one sent no heartbeat in time.`
    if (reason instanceof RunLost) log.warn({ run: id, workflow }, message)
    else if (reason instanceof StoreAway)
      log.error(
        { run: id, workflow, err: reason },
        `A run of '${workflow}' is left to whoever reaches the engine first.`,
      )
  }

  #lookAt(time: number): void {
    if (this.#stopped) return
    this.#due.push(time)
    this.#setTimer()
  }

  #setTimer(): void {
    const now = Date.now()
    const time = Math.min(this.#due.peek() ?? Infinity, now + this.#parts.store.poll)
    if (this.#stopped || time >= this.#timerAt) return
    this.#timerAt = time
    clearTimeout(this.#timer)
    const look = (): void => {
      this.lookAll()
    }
    this.#timer = idleTimer(setTimeout(look, Math.max(0, time - now)))
  }
}

/** The runs of one workflow that this process works on. */
class Lane {
  readonly workflow: WorkflowWired
  readonly #most: number
  running = 0
  failures = 0
  /** When runs are offered that this process could not continue. */
  yieldsAt = 0
  isAskedAgain = false
  isClaiming = false
  claiming: Promise<void> = Promise.resolve()

  constructor(workflow: WorkflowWired) {
    this.workflow = workflow
    this.#most = workflow.entry.concurrency ?? DEFAULT_CONCURRENCY
  }

  /** Whether runs are left to others for a moment. */
  get yields(): boolean {
    const since = Date.now() - this.yieldsAt
    return since >= 0 && since < YIELDS_FOR
  }

  get isFull(): boolean {
    return this.running >= this.#most
  }
}
