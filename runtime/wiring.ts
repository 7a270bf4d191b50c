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
  /** How often a failed job is tried again before it goes to the dead-letter queue: 3 by default. */
  retries?: number
  /** Milliseconds before the first retry, doubled for each further one, with jitter: 1,000 by default. */
  backoff?: number
  /** How many jobs of this queue run at once in this process: 1 by default. */
  concurrency?: number
  /** Milliseconds after which an attempt's `ctx.signal` aborts and the attempt counts as failed; none by default. */
  timeout?: number
  /** A function that gets `{ queue, input, error, attempts }` when a job has failed for good; `error` is its message. */
  deadLetter?: AnyFunction
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
}
