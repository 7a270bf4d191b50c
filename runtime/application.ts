import type { App, AppOptions, InvokeOptions, WiredAddress } from './app.js'
import { Call } from './call/call.js'
import { takesInput } from './call/callable.js'
import { inputAndOptions } from './call/context-class.js'
import { decodeValue } from './call/decode-input.js'
import { copyAs } from './call/encode-output.js'
import { messageOf } from './call/failure.js'
import { LazyAbort } from './call/lazy-abort.js'
import { runCall } from './call/run-call.js'
import type { Logger } from './context.js'
import { contractOf, type Contract } from './contract-of.js'
import type { EmittedApp } from './contract.js'
import type { DefinedWiring } from './define-wiring.js'
import { memory } from './engines/memory.js'
import type { Engine } from './engines/port.js'
import type { RunListeners } from './engines/queue-pump.js'
import type { WorkflowStore } from './engines/workflow-port.js'
import { EXCESS } from './excess.js'
import type { AnyFunction } from './functions.js'
import { jobsOf, type Jobs } from './jobs.js'
import { consoleLogger } from './log.js'
import { moreServices } from './more-services.js'
import { neededServices } from './needed-services.js'
import { openPart, type AppPart } from './open-part.js'
import { ServiceFailure, ServiceSet, serviceOrder } from './service-set.js'
import { defineServices } from './services.js'
import { Running } from './running.js'
import { StartError } from './start-error.js'
import { cronQueue } from './transports/cron/cron-transport.js'
import { letterQueue } from './transports/queue/queue-transport.js'
import { flawOfOrigins } from './transports/mcp/origins.js'
import { loadSdk, type McpSdk } from './transports/mcp/load-sdk.js'
import { WebExchange } from './transports/http/web-exchange.js'
import { toResponse } from './transports/http/to-response.js'
import { WiringPlan } from './plan/wiring-plan.js'
import type { Workflows } from './workflows.js'
import { workflowsOf } from './transports/workflow/workflows-of.js'

export type AnyAppOptions = AppOptions<object, readonly DefinedWiring[]>

const DEFAULT_GRACE = 10_000

/** An application's jobs and runs, to be looked after. */
export interface OpenJobs {
  readonly engine: Engine
  readonly jobs: Jobs
  readonly workflows: Workflows
  readonly workflowNames: readonly string[]
  readonly close: () => Promise<void>
}

/** An application: what `defineApp` makes. Hosts use the members that `App` does not declare. */
export class Application implements App {
  readonly name: string
  readonly version: string | undefined
  readonly plan: WiringPlan
  /** Where the application writes when it was given no logger; a host may replace it before the start. */
  defaultLog: Logger = consoleLogger()
  /** Where jobs live when the application does not say: a host may have a better place than this process. */
  defaultEngine: (log: Logger) => Engine = forgetful
  readonly jobs: Jobs
  readonly workflows: Workflows
  readonly #options: AnyAppOptions
  readonly #emitted: EmittedApp | undefined
  readonly #runs: RunListeners = new Set()
  #running: Promise<Running> | undefined
  /** Until everything has ended; what runs is in use so long. */
  #stopping: Promise<void> | undefined
  #wasStopped = false
  #keepsAlive: ReturnType<typeof setInterval> | undefined

  constructor(options: AnyAppOptions, emitted: EmittedApp | undefined) {
    this.name = options.name
    this.version = options.version
    this.#options = options
    this.#emitted = emitted
    this.plan = new WiringPlan(options.wirings)
    this.jobs = this.#jobsOn(async () => (await this.running()).engine)
    this.workflows = workflowsOf(() => this.running())
  }

  get contracts(): readonly Contract[] {
    return [...this.plan.callables.keys()].map((fn) => contractOf(fn))
  }

  get wirings(): readonly WiredAddress[] {
    return this.plan.addresses
  }

  async start(): Promise<void> {
    const running = await this.prepared()
    running.work()
    await running.startSchedules()
    if (running.isStopped) throw new StartError(this.name, ['it was stopped before it had started'])
    // Whoever starts an application wants it to go on, even when nothing but the clock or a queue wakes it.
    this.#keepsAlive ??= setInterval(() => undefined, 2 ** 31 - 1)
  }

  stop({ grace = DEFAULT_GRACE }: { grace?: number } = {}): Promise<void> {
    clearInterval(this.#keepsAlive)
    this.#keepsAlive = undefined
    const running = this.#running
    if (running === undefined) return Promise.resolve()
    return (this.#stopping ??= this.#stop(running, grace))
  }

  async #stop(starting: Promise<Running>, grace: number): Promise<void> {
    try {
      // One that could not start has nothing to stop.
      await (await starting.catch(() => undefined))?.stop(grace)
    } finally {
      this.#running = undefined
      this.#stopping = undefined
      this.#wasStopped = true
    }
  }

  async fetch(request: Request): Promise<Response> {
    const running = await this.running()
    const answer = await running.http.answer(new WebExchange(request))
    return toResponse(answer, request.method)
  }

  async invoke(fn: AnyFunction, ...args: unknown[]): Promise<never> {
    const running = await this.running()
    const callable = running.callableOf(fn)
    const { input, options } = inputAndOptions(takesInput(callable), args)
    const { session, signal } = (options ?? {}) as InvokeOptions
    const call = new Call(callable, 'invoke', () => session, undefined, LazyAbort.following(signal))
    const { contract } = callable
    const result = await runCall(running, call, () => decodeValue(contract, input, running.excess))
    if (contract.output === undefined) return undefined as never
    return copyAs(contract.output, result, `What '${contract.name}' returned`) as never
  }

  /** Of the queues that the application works off. */
  get #queueNames(): string[] {
    const { queues, cron } = this.plan
    return [
      ...queues.flatMap(({ name, deadLetter }) => (deadLetter ? [name, letterQueue(name)] : [name])),
      ...cron.map(({ name }) => cronQueue(name)),
    ]
  }

  /**
   * Opens the engine alone, for whoever looks after jobs and runs from outside: no service is made, and nothing is worked off.
   * What is given is closed in the end.
   */
  async openJobs(log: Logger): Promise<OpenJobs> {
    const engine = this.#options.engine ?? this.defaultEngine(log)
    await this.#startEngine(engine, log)
    const store = await this.#openWorkflows(engine, log)
    const services = await ServiceSet.make(defineServices({}), [], log)
    const more = (): undefined => undefined
    const base = { plan: this.plan, options: this.#options, log, runs: this.#runs }
    const parts = { ...base, engine, store, services, known: [], more }
    // It is not told to work.
    const running = new Running(parts)
    return {
      engine,
      jobs: this.#jobsOn(() => Promise.resolve(engine)),
      workflows: workflowsOf(() => Promise.resolve(running)),
      workflowNames: this.plan.workflows.map(({ name }) => name),
      close: () => running.stop(0),
    }
  }

  /** Starts what calls of these functions need, and nothing else. With its SDK, MCP is served. */
  openPart(part: AppPart, mcp?: McpSdk): Promise<Running> {
    const options = this.#options
    const log = options.log ?? this.defaultLog
    return openPart(part, {
      name: this.name,
      plan: this.plan,
      options,
      log,
      runs: this.#runs,
      engine: () => options.engine ?? this.defaultEngine(log),
      startEngine: (engine) => this.#startEngine(engine, log),
      openWorkflows: (engine) => this.#openWorkflows(engine, log),
      ...(mcp === undefined ? {} : { mcp }),
    })
  }

  #jobsOn(engine: () => Promise<Engine>): Jobs {
    return jobsOf({ engine, queues: this.#queueNames, cron: this.plan.cron, runs: this.#runs })
  }

  #startEngine(engine: Engine, log: Logger): Promise<void> {
    return engine.start({ application: this.name, queues: this.#queueNames, log }).catch((error: unknown) => {
      throw new StartError(this.name, [`the engine could not be started: ${messageOf(error)}`], { cause: error })
    })
  }

  /**
   * The running application; started, without its schedules, when it has not been. One that was stopped stays so until somebody starts
   * it: what comes late must not.
   */
  async running(): Promise<Running> {
    if (this.#wasStopped && this.#running === undefined)
      throw new Error(`'${this.name}' has been stopped: 'app.start()' starts it again.`)
    const running = await (this.#running ?? this.prepared())
    running.work()
    return running
  }

  /** The same, stopped or not, before it works on jobs and runs: for a host that has something to do first that may fail. */
  prepared(): Promise<Running> {
    const again = (): Promise<Running> => this.prepared()
    if (this.#stopping) return this.#stopping.then(again, again)
    return (this.#running ??= this.#start().catch((error: unknown) => {
      this.#running = undefined
      throw error
    }))
  }

  async #openWorkflows(engine: Engine, log: Logger): Promise<WorkflowStore | undefined> {
    const workflows = this.plan.workflows.map(({ name }) => name)
    if (workflows.length === 0) return undefined
    try {
      if (!engine.openWorkflows)
        throw new Error(
          `${engine.name}() keeps no runs of workflows: choose embedded() or postgres(url), or memory() for tests`,
        )
      return await engine.openWorkflows({ application: this.name, workflows, log })
    } catch (error) {
      await engine.stop()
      throw new StartError(this.name, [`its workflows could not be started: ${messageOf(error)}`], { cause: error })
    }
  }

  async #start(): Promise<Running> {
    const options = this.#options
    const log = options.log ?? this.defaultLog
    const defined = options.services ?? defineServices({})
    const needed = neededServices(this.plan, options, this.#emitted, Object.keys(defined['~solder'].factories))
    const { order, problems } = serviceOrder(defined, needed.names)
    const reasons = [...this.plan.problems, ...needed.problems, ...problems]
    if (options.excess !== undefined && !EXCESS.includes(options.excess))
      reasons.push("its option 'excess' is none of 'drop', 'error' and 'keep'")
    const flaw = flawOfOrigins(options.mcp?.origins)
    if (flaw !== undefined) reasons.push(flaw)
    const { tools, resources, prompts } = this.plan.mcp
    const isMcp = tools.length + resources.length + prompts.length > 0
    const mcp = isMcp ? await loadSdk().catch((error: unknown) => void reasons.push(messageOf(error))) : undefined
    if (reasons.length > 0) throw new StartError(this.name, reasons)
    const queues = this.#queueNames
    const keepsSomething = queues.length + this.plan.workflows.length > 0
    const engine = options.engine ?? (keepsSomething ? this.defaultEngine(log) : memory())
    try {
      const services = await ServiceSet.make(defined, order, log)
      try {
        await this.#startEngine(engine, log)
        const store = await this.#openWorkflows(engine, log)
        await warnOfUnknown(engine, queues, log)
        const more = moreServices(defined, services)
        return new Running({
          plan: this.plan,
          options,
          log,
          engine,
          store,
          services,
          known: needed.known,
          runs: this.#runs,
          mcp: mcp ?? undefined,
          more: (callable) => (callable.isUnwired ? more(callable) : undefined),
        })
      } catch (error) {
        await services.close()
        throw error
      }
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error
      throw new StartError(this.name, [messageOf(error)], { cause: error.cause })
    }
  }
}

/** In memory, which nobody asked for: somebody should know. */
function forgetful(log: Logger): Engine {
  log.warn(
    'Jobs are kept in memory and end with this process, because the application names no engine: name one in defineApp, such ' +
      "as embedded() of 'solder/embedded', or memory() if that is what you want.",
  )
  return memory()
}

/** Jobs that no function of this application works off are kept, but somebody should know. */
async function warnOfUnknown(engine: Engine, known: readonly string[], log: Logger): Promise<void> {
  for (const { name, ready, delayed } of await engine.queues())
    if (!known.includes(name) && ready + delayed > 0)
      log.warn(
        { queue: name, jobs: ready + delayed },
        `${ready + delayed} jobs wait in the queue '${name}', which this application does not wire: they are kept until one does.`,
      )
}
