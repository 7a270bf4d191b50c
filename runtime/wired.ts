import type { Callable } from './call/callable.js'
import type { Excess } from './excess.js'
import type { CommandPattern } from './transports/cli/command-pattern.js'
import type { UriPattern } from './transports/mcp/uri-pattern.js'
import type {
  CliEntry,
  CronEntry,
  HttpEntry,
  McpPromptEntry,
  McpResourceEntry,
  McpToolEntry,
  QueueEntry,
  WorkflowEntry,
} from './wiring.js'
import type { RouteSegment } from './transports/route-path.js'

/** A function at an HTTP route, ready to be called. */
export interface HttpWired {
  readonly method: string
  readonly segments: readonly RouteSegment[]
  readonly callable: Callable
  readonly entry: Omit<HttpEntry, 'run'>
}

/** The functions of a channel. */
export interface ChannelWired {
  readonly address: string
  readonly segments: readonly RouteSegment[]
  readonly open: Callable | undefined
  readonly on: ReadonlyMap<string, Callable>
  readonly close: Callable | undefined
  readonly excess: Excess | undefined
}

export interface QueueWired {
  readonly name: string
  readonly callable: Callable
  readonly deadLetter: Callable | undefined
  readonly entry: Omit<QueueEntry, 'run' | 'deadLetter'>
}

export interface CronWired {
  readonly name: string
  readonly callable: Callable
  readonly entry: Omit<CronEntry, 'run'>
}

export interface WorkflowWired {
  readonly name: string
  readonly callable: Callable
  readonly entry: Omit<WorkflowEntry, 'run'>
}

export interface ToolWired {
  readonly name: string
  readonly callable: Callable
  readonly entry: Omit<McpToolEntry, 'run'>
}

export interface ResourceWired {
  /** The URI or its template. */
  readonly uri: string
  readonly pattern: UriPattern
  readonly callable: Callable
  readonly entry: Omit<McpResourceEntry, 'run'>
}

export interface PromptWired {
  readonly name: string
  readonly callable: Callable
  readonly entry: Omit<McpPromptEntry, 'run'>
}

/** What clients of the Model Context Protocol find. */
export interface McpWired {
  readonly tools: readonly ToolWired[]
  readonly resources: readonly ResourceWired[]
  readonly prompts: readonly PromptWired[]
}

export interface CliWired {
  readonly pattern: CommandPattern
  readonly callable: Callable
  readonly entry: Omit<CliEntry, 'run'>
}

/** Everything that an application wires, by transport. */
export interface Wired {
  readonly http: readonly HttpWired[]
  readonly channels: readonly ChannelWired[]
  readonly rpc: ReadonlyMap<string, Callable>
  readonly queues: readonly QueueWired[]
  readonly cron: readonly CronWired[]
  readonly workflows: readonly WorkflowWired[]
  readonly mcp: McpWired
  readonly cli: readonly CliWired[]
}
