import type { EnqueueOptions, Logger, StartOptions } from '../context.js'
import type { Excess } from '../excess.js'
import type { AnyFunction } from '../functions.js'
import type { Middleware } from '../middleware.js'
import type { Topic } from '../topic.js'
import type { Callable } from './callable.js'
import type { Call } from './call.js'

/** What a call needs from the application that it runs in. */
export interface CallHost {
  readonly log: Logger
  /** The application's own, around those of entries. */
  readonly use: readonly Middleware<never>[]
  /** What becomes of undeclared properties of inputs, unless an entry says otherwise. */
  readonly excess: Excess
  /** The function with its contract; throws when it has none. */
  callableOf(fn: AnyFunction): Callable
  /** Makes what the function needs and is not there yet; undefined when all of it is there. */
  prepare(callable: Callable): Promise<void> | undefined
  /** The context of a call. */
  contextOf(call: Call, session: unknown): object
  enqueue(call: Call, fn: AnyFunction, input: unknown, options: EnqueueOptions | undefined): Promise<string>
  startRun(call: Call, fn: AnyFunction, input: unknown, options: StartOptions | undefined): Promise<string>
  /** With an id, workflows that wait for the message get it once. */
  publish(topic: Topic<unknown, never>, message: unknown, key: unknown, id?: string): Promise<void>
  /** Counts the calls that run, so that stopping can wait for them. */
  entered(call: Call): void
  left(call: Call): void
}
