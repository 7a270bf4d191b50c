import type { Logger } from './context.js'
import { Application, type AnyAppOptions } from './application.js'
import type { Contract } from './contract-of.js'
import type { EmittedApp } from './contract.js'
import type { DefinedWiring } from './define-wiring.js'
import type { Engine } from './engines/port.js'
import type { Excess } from './excess.js'
import type { AnyFunction, CallArguments, OutputOf } from './functions.js'
import type { Jobs } from './jobs.js'
import type { Middleware } from './middleware.js'
import type { DefinedServices } from './services.js'
import type { Workflows } from './workflows.js'

/** Options of `defineApp`. */
export interface AppOptions<Services extends object, Wirings extends readonly DefinedWiring[]> {
  name: string
  version?: string
  services?: DefinedServices<Services>
  /**
   * Finds out who calls, from the head of the request (for a channel, of the request that opened it); its body is not
   * for this function to read. `undefined` stands for nobody. It is asked only for calls that need a session.
   */
  session?: (request: Request, services: Services) => unknown
  wirings: readonly [...Wirings]
  /** Runs around every call, the first one outermost. */
  use?: readonly Middleware<Services>[]
  /**
   * Where jobs, schedules and topics live: `embedded()`, `postgres(url)` or `memory()`. By default the host
   * decides: `serve` of `solder/node` takes `embedded()`, others `memory()`.
   */
  engine?: Engine
  /** Where `ctx.log` writes: the host's by default. */
  log?: Logger
  /** The largest request body in bytes, unless a route says otherwise: 1 MiB by default. */
  bodyLimit?: number
  /**
   * What becomes of properties that the type of an input does not declare: `'drop'`, the default: the function never sees
   * them; `'error'`: the caller is told of each; `'keep'`: the function gets them as they came. Of input that comes over HTTP,
   * RPC, channels and MCP, and by `app.invoke`; a route, a channel or a tool may say otherwise.
   */
  excess?: Excess
  /** About the Model Context Protocol, for an application that wires it. */
  mcp?: McpOptions
}

/** What an application says to clients of the Model Context Protocol. */
export interface McpOptions {
  /** Tells a model what the application is for and how its tools go together. */
  instructions?: string
  /**
   * Origins of web pages that may call, such as `https://chat.example`; those of this machine always may, and clients that are no
   * pages name none.
   */
  origins?: readonly string[]
}

/** Options of `app.invoke`. */
export interface InvokeOptions {
  /** The session of the call. It is checked as one that came over a wire is. */
  session?: unknown
  /** Aborts `ctx.signal`. */
  signal?: AbortSignal
}

/** What is given after a function: its input, if it has one, and options. */
export type InvokeArguments<F extends AnyFunction, More = unknown> =
  CallArguments<F> extends []
    ? [options?: InvokeOptions & More] | [input: undefined, options?: InvokeOptions & More]
    : [...input: CallArguments<F>, options?: InvokeOptions & More]

/** One address at which a function is reachable. */
export interface WiredAddress {
  readonly transport: 'http' | 'channel' | 'rpc' | 'queue' | 'cron' | 'workflow' | 'mcp' | 'cli'
  /** The key in the wiring. */
  readonly address: string
  /** For a channel, which of its functions: `open`, `close` or `on.<method>`. For MCP: `tool`, `resource` or `prompt`. */
  readonly slot?: string
  /** The function's name. */
  readonly function: string
  /** Where the function is declared. */
  readonly file: string
  readonly line: number
}

/** An application. Made by `defineApp`. */
export interface App<Rpc = unknown> {
  readonly name: string
  readonly version: string | undefined
  /** The contracts of all wired functions, each once. */
  readonly contracts: readonly Contract[]
  /** Every address at which a function is reachable. */
  readonly wirings: readonly WiredAddress[]
  /** Looks after queues: what waits, what failed for good, pausing. Starts the application when it has not been. */
  readonly jobs: Jobs
  /** Looks after runs of workflows, step by step. Starts the application when it has not been. */
  readonly workflows: Workflows
  /** Answers a request: the door that hosts of the web-standard kind use. */
  fetch(request: Request): Promise<Response>
  /** Calls a function as any transport does, checks included, without a server. */
  invoke<F extends AnyFunction>(fn: F, ...args: InvokeArguments<F>): Promise<OutputOf<F>>
  /**
   * Makes the services and starts queues and schedules; after a `stop`, once that has ended. Throws a `StartError` that names everything
   * that is wrong.
   */
  start(): Promise<void>
  /**
   * Lets running calls and jobs finish, up to `grace` milliseconds (10,000 by default), then closes the services. From then on `fetch`,
   * `invoke`, `jobs` and `workflows` reject until it is started again.
   */
  stop(options?: { grace?: number }): Promise<void>
  /** For inference only: the functions that a client can call. */
  readonly '~rpc'?: Rpc
}

// One step for each wiring, none for its functions.
type RpcOf<Wirings, All = unknown> = Wirings extends readonly [DefinedWiring<infer Rpc>, ...infer Rest]
  ? RpcOf<Rest, All & Rpc>
  : Wirings extends readonly []
    ? All
    : Wirings extends readonly DefinedWiring<infer Rpc>[]
      ? All & Rpc
      : All

/** Puts an application together. Nothing runs until it is started, served, fetched from or invoked. */
export function defineApp<Services extends object, Wirings extends readonly DefinedWiring[]>(
  options: AppOptions<Services, Wirings>,
): App<RpcOf<Wirings>>
// The second argument is written by the transformer, hence not in the public signature.
export function defineApp(options: AnyAppOptions, emitted?: EmittedApp): App {
  return new Application(options, emitted)
}
