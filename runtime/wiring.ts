import type { Excess } from './excess.js'
import type { AnyFunction } from './functions.js'
import type { Middleware } from './middleware.js'
import type { Rule } from './rules.js'

/** A function at an HTTP route, with options. */
export interface HttpEntry {
  run: AnyFunction
  /** The status of a successful answer that has a body: 200 by default. */
  status?: number
  /** The largest request body in bytes; the application's `bodyLimit` by default. */
  bodyLimit?: number
  /** What becomes of properties of the input that its type does not declare; the application's `excess` by default. */
  excess?: Excess
  /** Milliseconds after which `ctx.signal` aborts and the caller gets 503; none by default. */
  timeout?: number
  /** Runs around the call, after the application's own. */
  use?: readonly Middleware<never>[]
  /** Says whether the call may go on, after the types have: 403 when not. `anyOf` and `allOf` compose rules. */
  allow?: Rule
}

/** The functions of one channel. */
export interface ChannelEntry {
  /** Runs when a connection opens; its input is the path's parameters. An error refuses the connection. */
  open?: AnyFunction
  /** One function for each JSON-RPC method that the connection may call. */
  on?: Record<string, AnyFunction>
  /** Runs once after the connection has closed; its input is the path's parameters. */
  close?: AnyFunction
  /** What becomes of properties that inputs of its methods do not declare; the application's `excess` by default. */
  excess?: Excess
}

/** A function that works off a queue, with options. */
export interface QueueEntry {
  run: AnyFunction
  /**
   * How often a job is tried again, after an error or after its process was lost, before it goes to the dead-letter queue: 3 by
   * default.
   */
  retries?: number
  /** Milliseconds before the first retry, doubled for each further one, with jitter: 1,000 by default. */
  backoff?: number
  /** How many jobs of this queue run at once in this process: 1 by default. */
  concurrency?: number
  /** How many jobs with the same `group` run at once, in all processes together; without a limit by default. */
  groupConcurrency?: number
  /** At most `max` jobs begin in any `per` milliseconds, in all processes together; without a limit by default. */
  rateLimit?: { max: number; per: number }
  /** Milliseconds after which an attempt's `ctx.signal` aborts and the attempt counts as failed; none by default. */
  timeout?: number
  /**
   * A function that gets `{ queue, id, input, error, attempts, errors }` when a job has failed for good: `error` is the message
   * of the last error, `errors` says how the input does not fit its type, when that is why.
   */
  deadLetter?: AnyFunction
  /** How many milliseconds a job that failed for good is kept: 30 days by default; `Infinity` keeps it for ever. */
  keepDead?: number
}

/** A function that runs by the clock. */
export interface CronEntry {
  run: AnyFunction
  /** A cron expression of five fields, or six with seconds first. */
  schedule: string
  /** The IANA time zone of the schedule: UTC by default. */
  timezone?: string
  /** The input of every run. */
  input?: unknown
  /**
   * What becomes of a time at which no process was running: `'skip'`, the default; `'run'`: once a process runs again, the
   * latest of them is made up for.
   */
  ifMissed?: 'skip' | 'run'
  /**
   * When it is time and the run before still goes on, in whatever process: `'skip'`, the default, leaves this one out; `'wait'`
   * begins it afterwards; `'allow'` lets both run.
   */
  overlap?: 'skip' | 'wait' | 'allow'
  /** How often a failed run is tried again: 0 by default. A run whose process was lost is begun again in any case. */
  retries?: number
  /** Milliseconds before the first retry, doubled for each further one, with jitter: 1,000 by default. */
  backoff?: number
  /** Milliseconds after which `ctx.signal` aborts and the run counts as failed; none by default. */
  timeout?: number
  /** How many milliseconds a run that failed for good is kept: 30 days by default; `Infinity` keeps it for ever. */
  keepDead?: number
}

/** A workflow, with options. */
export interface WorkflowEntry {
  run: AnyFunction
  /**
   * How often the run is tried again after an error: 0 by default. Steps that have ended stay done, the one that failed is called
   * again.
   */
  retries?: number
  /** Milliseconds before the first retry, doubled for each further one, with jitter: 1,000 by default. */
  backoff?: number
  /** Milliseconds from its start after which a run has failed; none by default. */
  timeout?: number
  /** How many runs of this workflow this process works on at once: 10 by default. One that waits is not worked on. */
  concurrency?: number
  /** Says who may see a run over HTTP, after the session of the function's type: 403 when not. `anyOf` and `allOf` compose rules. */
  allow?: Rule
  /** Whether `GET /workflows/<name>/<id>` shows its runs: true by default. */
  http?: boolean
}

/** A function that is a tool of the Model Context Protocol, with options. */
export interface McpToolEntry {
  run: AnyFunction
  /** A name for people. */
  title?: string
  /** What the model is told; the function's documentation by default. */
  description?: string
  /** Whether it changes nothing. A hint for clients, as the next three. */
  readOnly?: boolean
  /** Whether what it changes may be lost by it. */
  destructive?: boolean
  /** Whether a second call with the same input changes nothing more. */
  idempotent?: boolean
  /** Whether it reaches things outside of the application, such as the web. */
  openWorld?: boolean
  /** Milliseconds after which `ctx.signal` aborts and the caller is told so; none by default. */
  timeout?: number
  /** Says whether the call may go on, after the types have. `anyOf` and `allOf` compose rules. */
  allow?: Rule
  /** What becomes of properties of the input that its type does not declare; the application's `excess` by default. */
  excess?: Excess
}

/** A function that reads a resource of the Model Context Protocol, with options. */
export interface McpResourceEntry {
  run: AnyFunction
  /** Its name; the function's by default. */
  name?: string
  /** A name for people. */
  title?: string
  /** What the model is told; the function's documentation by default. */
  description?: string
  /** The media type of what it returns: `application/json`, `text/plain` or `application/octet-stream`, as the type says, by default. */
  mimeType?: string
  /** Milliseconds after which `ctx.signal` aborts and the caller is told so; none by default. */
  timeout?: number
  /** Says whether the call may go on, after the types have. `anyOf` and `allOf` compose rules. */
  allow?: Rule
}

/** A function that writes a prompt of the Model Context Protocol, with options. */
export interface McpPromptEntry {
  run: AnyFunction
  /** A name for people. */
  title?: string
  /** What people are told; the function's documentation by default. */
  description?: string
  /** Milliseconds after which `ctx.signal` aborts and the caller is told so; none by default. */
  timeout?: number
  /** Says whether the call may go on, after the types have. `anyOf` and `allOf` compose rules. */
  allow?: Rule
}

/** What a client of the Model Context Protocol finds. */
export interface McpWiring {
  /** Tool name → function: 1 to 128 of `A-Z`, `a-z`, `0-9`, `_`, `-` and `.`. */
  tools?: Record<string, AnyFunction | McpToolEntry>
  /** URI, or URI template (RFC 6570) whose variables are properties of the input → function. */
  resources?: Record<string, AnyFunction | McpResourceEntry>
  /** Prompt name → function; the properties of its input are the arguments. */
  prompts?: Record<string, AnyFunction | McpPromptEntry>
}

/** A function that is a command, with options. */
export interface CliEntry {
  run: AnyFunction
  /** A property of the input → one letter: `{ due: 'd' }` makes `-d` of `--due`. */
  alias?: Record<string, string>
  /** Whether the help leaves it out: false by default. */
  hidden?: boolean
  /** Milliseconds after which `ctx.signal` aborts and the command fails; none by default. */
  timeout?: number
}

/** Where functions are reachable. */
export interface Wiring<Rpc extends Record<string, AnyFunction> = Record<string, AnyFunction>> {
  /** `'GET /todos/:id'` → function. */
  http?: Record<string, AnyFunction | HttpEntry>
  /** `'/live/:room'` → functions of a WebSocket channel. */
  channels?: Record<string, ChannelEntry>
  /** JSON-RPC method name → function. */
  rpc?: Rpc
  /** Queue name → the function that works it off. */
  queues?: Record<string, AnyFunction | QueueEntry>
  /** Schedule name → when, and the function that then runs. */
  cron?: Record<string, CronEntry>
  /** Workflow name → the function that is one. */
  workflows?: Record<string, AnyFunction | WorkflowEntry>
  /** Tools, resources and prompts of the Model Context Protocol. */
  mcp?: McpWiring
  /**
   * `'todo add <title> [note] [tags...]'` → function: words, then the properties that are given by their place. All other
   * properties are options: `dueDate` is `--due-date`.
   */
  cli?: Record<string, AnyFunction | CliEntry>
}
