import type {
  AttemptEnding,
  Json,
  MessageAddress,
  RunHold,
  RunName,
  StepKind,
  WorkflowStore,
} from '../../engines/workflow-port.js'
import { History } from './history.js'
import { SiteNames } from './site-names.js'

export interface Begun {
  readonly name: string
  readonly kind: StepKind
  readonly input?: Json | undefined
  readonly order?: number | undefined
  readonly until?: Date | undefined
  readonly topic?: MessageAddress
}

/** What the store knows of a run, and what is added to it while this process holds it. */
export class RunRecord {
  readonly history: History
  readonly names = new SiteNames()
  /** Those of calls that go on in this process: what only waits goes on wherever the run does. */
  readonly #open = new Set<string>()
  /** Attempts whose beginning is being stored. */
  readonly #beginning = new Set<Promise<string>>()
  readonly #store: WorkflowStore
  readonly #hold: RunHold
  /** Values that the workflow was given and that no attempt has been stored with yet. */
  readonly #unsaved = new Map<string, Json>()
  readonly #onChange: () => void
  #number: number

  constructor(store: WorkflowStore, hold: RunHold, history: History, onChange: () => void) {
    this.#onChange = onChange
    this.#store = store
    this.#hold = hold
    this.history = history
    this.#number = history.length
  }

  /** What `make` gave when the run came here first. It is stored with the next attempt, or by `save`. */
  value(name: string, make: () => Json): Json {
    const known = this.history.value(name)
    if (known !== undefined) return known
    const made = make()
    this.#unsaved.set(name, made)
    return made
  }

  /** Stores the values that no attempt has been stored with, before the run is let go. */
  async save(): Promise<void> {
    if (this.#unsaved.size === 0) return
    const id = await this.begin({ name: '#values', kind: 'values' })
    await this.end(id, { as: 'done', result: undefined, order: 0 })
  }

  /** Notes that an attempt begins; resolves to its id. */
  begin(begun: Begun): Promise<string> {
    const beginning = this.#begin(begun)
    const settled = (): void => {
      this.#beginning.delete(beginning)
    }
    this.#beginning.add(beginning)
    beginning.then(settled, settled)
    return beginning
  }

  async end(attempt: string, ending: AttemptEnding): Promise<void> {
    this.#open.delete(attempt)
    await this.#store.end(this.#hold, attempt, ending)
    this.#onChange()
  }

  /** Notes of calls that go on that this process ends them: they count for nothing. */
  async interrupt(): Promise<void> {
    await Promise.allSettled(this.#beginning)
    for (const id of this.#open) await this.end(id, { as: 'interrupted' })
  }

  attach(attempt: string, child: RunName): Promise<void> {
    return this.#store.attach(this.#hold, attempt, child)
  }

  async #begin({ name, kind, input, order, until, topic }: Begun): Promise<string> {
    const values = Object.fromEntries(this.#unsaved)
    const id = await this.#store.begin(this.#hold, {
      name,
      kind,
      number: ++this.#number,
      input,
      order: order ?? null,
      values,
      until: until ?? null,
      topic: topic ?? null,
    })
    for (const saved of Object.keys(values)) this.#unsaved.delete(saved)
    if (isCall(kind)) this.#open.add(id)
    this.#onChange()
    return id
  }
}

function isCall(kind: StepKind): boolean {
  return kind === 'step' || kind === 'call' || kind === 'enqueue' || kind === 'publish'
}
