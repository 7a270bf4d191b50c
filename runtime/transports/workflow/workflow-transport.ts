import { Call } from '../../call/call.js'
import type { CallHost } from '../../call/call-host.js'
import { applyFunction } from '../../call/callable.js'
import { decodeJson, decodeValue } from '../../call/decode-input.js'
import { encodeAs } from '../../call/encode-output.js'
import { sessionText } from '../../call/session-text.js'
import type { StartOptions } from '../../context.js'
import type { Engine } from '../../engines/port.js'
import type { ClaimedRun, Json, NewRun, RunName, WorkflowStore } from '../../engines/workflow-port.js'
import type { AnyFunction } from '../../functions.js'
import type { TopicMessage } from '../../topics.js'
import type { WorkflowWired } from '../../wired.js'
import { compareSites } from './compare-sites.js'
import { Execution, type LetGo } from './execution.js'
import { History } from './history.js'
import { Recorded } from './recorded-run.js'
import { RunPump } from './run-pump.js'
import type { WorkflowHost } from './workflow-host.js'

/** The topic on which processes tell each other what to look at. */
const NUDGES = 'solder/workflows'

/** What they tell. */
type Nudge = { readonly wake: string } | { readonly message: true } | { readonly cancelled: string }

/** Starts runs of workflows, and works on those that may go on. */
export class WorkflowTransport {
  readonly store: WorkflowStore
  readonly #engine: Engine
  readonly #calls: CallHost
  readonly #host: WorkflowHost
  readonly #pump: RunPump
  readonly #workflows: ReadonlyMap<string, WorkflowWired>
  /** The workflows that wait for messages, as far as the compiler could see. */
  readonly #hearing: readonly string[]
  readonly #watchers = new Set<() => void>()
  #unsubscribe: Promise<() => Promise<void>> | undefined

  constructor(host: CallHost, engine: Engine, store: WorkflowStore, workflows: readonly WorkflowWired[]) {
    this.store = store
    this.#engine = engine
    this.#workflows = new Map(workflows.map((workflow) => [workflow.name, workflow]))
    this.#hearing = workflows.filter(hearsMessages).map(({ name }) => name)
    this.#calls = host
    this.#host = this.#hostOf(host)
    this.#pump = new RunPump({
      store,
      log: host.log,
      workflows,
      begin: (...claimed) => this.#begin(...claimed),
      onLetGo: (execution, how) => {
        this.#letGo(execution, how)
      },
    })
  }

  get names(): readonly string[] {
    return [...this.#workflows.keys()]
  }

  workflow(name: string): WorkflowWired | undefined {
    return this.#workflows.get(name)
  }

  start(): void {
    if (this.#engine.abilities.manyProcesses)
      this.#unsubscribe = this.#engine.subscribe(NUDGES, undefined, (text) => {
        this.#hear(JSON.parse(text) as Nudge)
      })
    this.#pump.start()
  }

  async stop(grace: number): Promise<void> {
    await this.#pump.stop(grace)
    await (
      await this.#unsubscribe?.catch(() => undefined)
    )?.()
    await this.store.stop()
  }

  /** Adds a run; resolves to its id. */
  async startRun(call: Call, fn: AnyFunction, input: unknown, options: StartOptions | undefined): Promise<string> {
    const { id } = await this.store.create(await this.newRun(fn, input, call, options))
    this.wake(this.of(fn).name)
    return id
  }

  /** Keeps a message for runs that wait for it, now or later. */
  async post({ topic, key, body }: TopicMessage, id: string = crypto.randomUUID()): Promise<void> {
    if (this.#hearing.length === 0) return
    await this.store.post({ id, topic, key: key ?? null, body: JSON.parse(body) as Json }, this.#hearing)
    this.#messageCame()
    this.#nudge({ message: true })
  }

  /** Cancels a run, and those that it started; false when it has ended, or never was. */
  async cancel(run: RunName): Promise<boolean> {
    const isCancelled = await this.store.cancel(run)
    if (!isCancelled) return false
    this.#cancelled(run.id)
    this.#nudge({ cancelled: run.id })
    const { parent } = (await this.store.run(run)) ?? {}
    if (parent) this.wake(parent.workflow)
    for (const { kind, child } of await this.store.attempts(run))
      if (kind === 'child' && child && (await this.store.run(child))?.parent?.id === run.id) await this.cancel(child)
    return true
  }

  /** Why this code cannot continue a run; undefined when it can. */
  obstacle(workflow: WorkflowWired, sites: readonly string[] | null): string | undefined {
    return compareSites(workflow.name, sites, workflow.callable.contract.workflow?.sites ?? null)
  }

  /** `listener` is called when something may have come of a run in this process. */
  watch(listener: () => void): () => void {
    this.#watchers.add(listener)
    return () => {
      this.#watchers.delete(listener)
    }
  }

  /** Runs of the workflow may go on: here, or in another process when this one has no room. */
  wake(workflow: string): void {
    if (!this.#pump.look(workflow)) this.#nudge({ wake: workflow })
  }

  async newRun(fn: AnyFunction, input: unknown, call: Call, options: StartOptions | undefined): Promise<NewRun> {
    const workflow = this.of(fn)
    const { name, callable, entry } = workflow
    const { contract } = callable
    const session = await sessionText(callable, () => call.session())
    const text =
      contract.input && encodeAs(contract.input, decodeValue(contract, input), `The input of '${contract.name}'`)
    return {
      workflow: name,
      input: text === undefined ? undefined : (JSON.parse(text) as Json),
      session: session === null ? null : (JSON.parse(session) as Json),
      sites: contract.workflow?.sites ?? null,
      key: options?.key ?? null,
      instead: null,
      deadline: entry.timeout === undefined ? null : new Date(Date.now() + entry.timeout),
      hearsMessages: hearsMessages(workflow),
      parent: null,
    }
  }

  /** The workflow that a function is wired as. */
  of(fn: AnyFunction): WorkflowWired {
    for (const workflow of this.#workflows.values()) if (workflow.callable.fn === fn) return workflow
    throw new Error(`'${fn.name}' is wired to no workflow, so that no run of it can be started.`)
  }

  #hostOf(calls: CallHost): WorkflowHost {
    return {
      calls,
      store: this.store,
      newRun: (...wanted) => this.newRun(...wanted),
      wake: (workflow) => {
        this.wake(workflow)
      },
      cancelOrphan: async (parent, child) => {
        if ((await this.store.run(parent))?.state === 'cancelled') await this.cancel(child)
      },
    }
  }

  async #begin(
    workflow: WorkflowWired,
    claimed: ClaimedRun,
    goesBack: () => boolean,
  ): Promise<Execution | string | undefined> {
    const { store } = this
    const obstacle = this.obstacle(workflow, claimed.run.sites)
    if (obstacle !== undefined) return obstacle
    const { callable } = workflow
    const { contract } = callable
    const session =
      contract.session && claimed.run.session !== null ? contract.session.revive(claimed.run.session) : undefined
    const call = new Call(callable, 'workflow', () => session)
    call.id = claimed.id
    const history = new History(claimed.run.claims > 0 ? await store.attempts(claimed) : [])
    if (goesBack()) {
      await store.park(claimed, claimed.at)
      return undefined
    }
    const execution = new Execution({
      store,
      wired: workflow,
      claimed,
      history,
      call,
      log: this.#calls.log,
      onChange: () => {
        this.#tellWatchers()
      },
    })
    call.workflow = new Recorded(this.#host, execution)
    execution.begin(() => {
      const input = contract.input && decodeJson(contract, claimed.run.input)
      return applyFunction(callable, input, this.#calls.contextOf(call, session))
    })
    return execution
  }

  #letGo({ claimed }: Execution, how: LetGo): void {
    const { parent } = claimed.run
    if (how.as === 'ended' && parent) {
      this.wake(parent.workflow)
      this.#pump.execution(parent.id)?.waits.pokeAll()
    }
    this.#tellWatchers()
  }

  #tellWatchers(): void {
    for (const watcher of this.#watchers) watcher()
  }

  #messageCame(): void {
    for (const execution of this.#pump.executions) execution.waits.pokeAll()
    this.#pump.lookAll()
  }

  #cancelled(id: string): void {
    this.#pump.execution(id)?.lose(new Error('The run was cancelled.'))
    this.#tellWatchers()
  }

  #hear(nudge: Nudge): void {
    if ('wake' in nudge) this.#pump.look(nudge.wake)
    else if ('cancelled' in nudge) this.#cancelled(nudge.cancelled)
    else this.#messageCame()
  }

  /** Others would find out for themselves, only later: it does not matter when they are not told. */
  #nudge(nudge: Nudge): void {
    if (!this.#engine.abilities.manyProcesses) return
    this.#engine.publish(NUDGES, undefined, JSON.stringify(nudge)).catch((error: unknown) => {
      this.#calls.log.warn({ err: error }, 'Other processes were not told of a run; they will see it themselves.')
    })
  }
}

function hearsMessages({ callable }: WorkflowWired): boolean {
  const sites = callable.contract.workflow?.sites
  return sites === undefined || sites.some((site) => /(^|\/)waitFor(:|#|$)/.test(site))
}
