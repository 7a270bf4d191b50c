import type { AnyAppOptions } from './application.js'
import type { Callable } from './call/callable.js'
import { messageOf } from './call/failure.js'
import type { Logger } from './context.js'
import type { Engine } from './engines/port.js'
import type { RunListeners } from './engines/queue-pump.js'
import { engineWhenNeeded, storeWhenNeeded } from './engines/when-needed.js'
import type { WorkflowStore } from './engines/workflow-port.js'
import { moreServices } from './more-services.js'
import { neededServices } from './needed-services.js'
import type { AnyFunction } from './functions.js'
import type { McpSdk } from './transports/mcp/load-sdk.js'
import type { McpWired } from './wired.js'
import type { WiringPlan } from './plan/wiring-plan.js'
import { Running } from './running.js'
import { ServiceFailure, serviceOrder, ServiceSet } from './service-set.js'
import { defineServices } from './services.js'
import { StartError } from './start-error.js'

/** Which functions may be called from outside, and the entries whose rules are asked about it. */
export interface AppPart {
  readonly callables: ReadonlyMap<AnyFunction, Callable>
  readonly mcp?: McpWired
}

interface Parts {
  name: string
  plan: WiringPlan
  options: AnyAppOptions
  log: Logger
  runs: RunListeners
  /** The engine, not yet started. */
  engine: () => Engine
  startEngine: (engine: Engine) => Promise<void>
  openWorkflows: (engine: Engine) => Promise<WorkflowStore | undefined>
  mcp?: McpSdk
}

/**
 * Starts what calls of some of an application's functions need: their services, those of functions that they call once they do, and the engine once
 * something is asked of it. No job is worked off, and no schedule runs.
 */
export async function openPart(part: AppPart, parts: Parts): Promise<Running> {
  const { name, plan, options, log, runs } = parts
  const defined = options.services ?? defineServices({})
  const known = Object.keys(defined['~solder'].factories)
  // It is found out from a request, and there is none.
  const { session: _session, ...withoutSession } = options
  const needed = neededServices({ ...nothing, ...part }, withoutSession, undefined, known)
  const { order, problems } = serviceOrder(defined, needed.names)
  const reasons = [...plan.problems, ...needed.problems, ...problems]
  if (reasons.length > 0) throw new StartError(name, reasons)
  const services = await ServiceSet.make(defined, order, log).catch((error: unknown) => {
    if (!(error instanceof ServiceFailure)) throw error
    throw new StartError(name, [messageOf(error)], { cause: error.cause })
  })
  const engine = engineWhenNeeded(parts.engine, parts.startEngine)
  const { mcp } = parts
  const store = plan.workflows.length === 0 ? undefined : storeWhenNeeded(() => opened(parts, engine))
  const more = moreServices(defined, services)
  // It is not told to work.
  return new Running({ plan, options, log, engine, store, services, known, runs, more, mcp })
}

async function opened({ openWorkflows }: Parts, engine: Engine): Promise<WorkflowStore> {
  const store = await openWorkflows(engine)
  if (store === undefined) throw new Error('There are no workflows.')
  return store
}

const nothing: Required<AppPart> & Pick<WiringPlan, 'http' | 'workflows'> = {
  callables: new Map(),
  http: [],
  mcp: { tools: [], resources: [], prompts: [] },
  workflows: [],
}

/** A function alone. */
export function only(callable: Callable): ReadonlyMap<AnyFunction, Callable> {
  return new Map([[callable.fn, callable]])
}
