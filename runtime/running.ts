import type { AnyAppOptions } from './application.js'
import type { Callable } from './call/callable.js'
import type { Call } from './call/call.js'
import type { CallHost } from './call/call-host.js'
import { ChannelCallContext } from './call/channel-context.js'
import { CallContext, withServices } from './call/context-class.js'
import { WorkflowCallContext } from './call/workflow-context.js'
import type { EnqueueOptions, Logger, StartOptions } from './context.js'
import { emittedContractOf } from './contract-of.js'
import type { Engine } from './engines/port.js'
import type { WorkflowStore } from './engines/workflow-port.js'
import { Pump } from './engines/pump.js'
import type { RunListeners } from './engines/queue-pump.js'
import type { Excess } from './excess.js'
import type { AnyFunction } from './functions.js'
import type { Middleware } from './middleware.js'
import type { ServiceSet } from './service-set.js'
import type { Topic } from './topic.js'
import { topicMessage, Topics } from './topics.js'
import { ChannelTransport } from './transports/channel/channel-transport.js'
import type { McpSdk } from './transports/mcp/load-sdk.js'
import { McpServers, type McpIdentity } from './transports/mcp/mcp-server.js'
import { McpTransport } from './transports/mcp/mcp-transport.js'
import { CronTransport } from './transports/cron/cron-transport.js'
import { HttpTransport } from './transports/http/http-transport.js'
import { QueueTransport } from './transports/queue/queue-transport.js'
import { RpcTransport } from './transports/rpc/rpc-transport.js'
import { RunOverview } from './transports/workflow/run-overview.js'
import { WorkflowRoutes } from './transports/workflow/workflow-routes.js'
import { WorkflowTransport } from './transports/workflow/workflow-transport.js'
import type { WiringPlan } from './plan/wiring-plan.js'

const DEFAULT_BODY_LIMIT = 1024 * 1024

interface Parts {
  plan: WiringPlan
  options: AnyAppOptions
  log: Logger
  engine: Engine
  /** Where runs of workflows live, if there are workflows. */
  store: WorkflowStore | undefined
  services: ServiceSet
  known: readonly string[]
  /** Who is told of each attempt at a job. */
  runs: RunListeners
  /** The SDK of MCP; undefined when no part of it is served. */
  mcp?: McpSdk | undefined
  /** Makes the services of a function that was not known to be called; undefined when they are made. */
  more: (callable: Callable) => Promise<void> | undefined
}

/** An application that has been started: its services are made and its transports stand. It works on jobs and runs once it is told to. */
export class Running implements CallHost {
  readonly log: Logger
  readonly use: readonly Middleware<never>[]
  readonly excess: Excess
  readonly http: HttpTransport
  readonly channels: ChannelTransport
  /** Undefined when nothing of MCP is wired. */
  readonly mcp: McpServers | undefined
  /** Undefined when no workflow is wired. */
  readonly workflows: WorkflowTransport | undefined
  readonly runs: RunOverview | undefined
  readonly #parts: Parts
  readonly #topics: Topics
  readonly #queues: QueueTransport
  readonly #cron: CronTransport
  readonly #mcp: McpTransport | undefined
  readonly #pump: Pump
  #Context!: typeof CallContext
  #ChannelContext!: typeof ChannelCallContext
  #WorkflowContext!: typeof WorkflowCallContext
  readonly #calls = new Set<Call>()
  #onIdle: (() => void) | undefined
  #works = false
  #isStopped = false
  #schedulesRun = false

  constructor(parts: Parts) {
    this.#parts = parts
    const { plan, options, log, engine, store, services } = parts
    this.log = log
    this.use = options.use ?? []
    this.excess = options.excess ?? 'drop'
    this.#giveServices()
    this.workflows = store && new WorkflowTransport(this, engine, store, plan.workflows)
    this.runs = this.workflows && new RunOverview(this.workflows, () => engine.abilities.manyProcesses, log)
    const { runs } = this
    this.#topics = new Topics(engine, runs && ((id, listener) => runs.follow(id, listener)))
    const forSession = services.all()
    const { mcp } = parts
    this.mcp = mcp && new McpServers(mcp, this, plan.mcp, identityOf(options))
    this.#mcp = mcp && this.mcp && new McpTransport(mcp, this, this.mcp, options.mcp?.origins ?? [])
    this.http = new HttpTransport(this, plan.http, {
      session: (request) => options.session?.(request, forSession),
      bodyLimit: options.bodyLimit ?? DEFAULT_BODY_LIMIT,
      rpc: plan.rpc.size > 0 ? new RpcTransport(this, plan.rpc) : undefined,
      workflows: this.runs && new WorkflowRoutes(this, this.runs, plan.workflows),
      mcp: this.#mcp,
    })
    this.channels = new ChannelTransport(this, this.#topics, plan.channels)
    this.#queues = new QueueTransport(this, engine, plan.queues)
    this.#cron = new CronTransport(this, engine, plan.cron)
    this.#pump = new Pump(engine, log, [...this.#queues.worked, ...this.#cron.worked], parts.runs)
  }

  get isStopped(): boolean {
    return this.#isStopped
  }

  get engine(): Engine {
    return this.#parts.engine
  }

  /** Begins to work on jobs and runs. */
  work(): void {
    if (this.#works || this.#isStopped) return
    this.#works = true
    this.#pump.start()
    this.workflows?.start()
  }

  /** Begins to make calls by the clock. */
  async startSchedules(): Promise<void> {
    if (this.#schedulesRun || this.#isStopped) return
    this.#schedulesRun = true
    await this.#cron.start()
  }

  /** Lets what runs finish, up to `grace` milliseconds; what then still runs is told by its signal. */
  async stop(grace: number): Promise<void> {
    const deadline = Date.now() + grace
    this.#isStopped = true
    this.#cron.stop()
    this.channels.stop()
    await Promise.all([this.#pump.stop(grace), this.workflows?.stop(grace), this.#idle(grace)])
    for (const call of this.#calls) call.abort.abort(new Error('The application is stopping.'))
    // What listens to its signal may still end in order.
    if (this.#calls.size > 0) await this.#idle(Math.max(100, deadline - Date.now()))
    await this.#mcp?.stop()
    await this.#parts.engine.stop()
    await this.#parts.services.close()
  }

  callableOf(fn: AnyFunction): Callable {
    const known = this.#parts.plan.callables.get(fn)
    if (known) return known
    const contract = emittedContractOf(fn)
    if (contract) return { contract, fn: fn as (...args: unknown[]) => unknown, isUnwired: true }
    const given: unknown = fn
    if (typeof given !== 'function')
      throw new TypeError(
        `A function of the application was expected, and ${given === null ? 'null' : typeof given} was given: is its import right?`,
      )
    throw new Error(`'${fn.name}' has no contract: wire it or give it a context, and compile its file with tspc.`)
  }

  prepare(callable: Callable): Promise<void> | undefined {
    const { services, more } = this.#parts
    const { size } = services.made
    return more(callable)?.then(() => {
      if (services.made.size > size) this.#giveServices()
    })
  }

  contextOf(call: Call, session: unknown): object {
    const { connection, workflow } = call
    if (workflow) return new this.#WorkflowContext(this, call, session, workflow)
    return connection
      ? new this.#ChannelContext(this, call, session, connection)
      : new this.#Context(this, call, session)
  }

  enqueue(call: Call, fn: AnyFunction, input: unknown, options: EnqueueOptions | undefined): Promise<string> {
    return this.#queues.enqueue(this.callableOf(fn), input, () => call.session(), options)
  }

  async startRun(call: Call, fn: AnyFunction, input: unknown, options: StartOptions | undefined): Promise<string> {
    if (this.workflows) return this.workflows.startRun(call, fn, input, options)
    throw new Error(`'${fn.name}' is wired to no workflow, so that no run of it can be started.`)
  }

  async publish(topic: Topic<unknown, never>, message: unknown, key: unknown, id?: string): Promise<void> {
    const encoded = topicMessage(topic, message, key)
    await this.workflows?.post(encoded, id)
    await this.#topics.publish(encoded)
  }

  entered(call: Call): void {
    this.#calls.add(call)
  }

  left(call: Call): void {
    this.#calls.delete(call)
    if (this.#calls.size === 0) this.#onIdle?.()
  }

  /** Contexts have the services that are made by now. */
  #giveServices(): void {
    const {
      services: { made },
      known,
    } = this.#parts
    this.#Context = withServices(CallContext, made, known)
    this.#ChannelContext = withServices(ChannelCallContext, made, known)
    this.#WorkflowContext = withServices(WorkflowCallContext, made, known)
  }

  /** Resolves when no call runs, or after that many milliseconds. */
  #idle(milliseconds: number): Promise<void> {
    if (this.#calls.size === 0) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      this.#onIdle = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

function identityOf({ name, version = '0.0.0', mcp }: AnyAppOptions): McpIdentity {
  return { name, version, instructions: mcp?.instructions }
}
