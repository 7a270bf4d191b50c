import type { BaseContext, EnqueueOptions, Logger, StartOptions } from '../context.js'
import type { AnyFunction } from '../functions.js'
import { childLogger } from '../log.js'
import type { Topic } from '../topic.js'
import type { Call } from './call.js'
import type { CallHost } from './call-host.js'
import { takesInput } from './callable.js'
import { decodeValue } from './decode-input.js'
import { runCall } from './run-call.js'

/**
 * The context of one call. An object per call has to be cheap: everything but the session is made when a function first
 * asks for it. Members are getters that bind, so that they survive being taken out of the context.
 */
export class CallContext {
  session: unknown
  readonly #host: CallHost
  readonly #call: Call
  #log: Logger | undefined
  #http: BaseContext['http']

  constructor(host: CallHost, call: Call, session: unknown) {
    this.#host = host
    this.#call = call
    this.session = session
  }

  get transport(): string {
    return this.#call.transport
  }

  get id(): string {
    return this.#call.id
  }

  get signal(): AbortSignal {
    return this.#call.abort.signal
  }

  get log(): Logger {
    return (this.#log ??= childLogger(this.#host.log, { id: this.id, function: this.#call.callable.contract.name }))
  }

  get http(): BaseContext['http'] {
    return (this.#http ??= this.#call.http?.())
  }

  get job(): BaseContext['job'] {
    return this.#call.job
  }

  get call() {
    return async (fn: AnyFunction, input?: unknown): Promise<unknown> => {
      const callable = this.#host.callableOf(fn)
      return runCall(this.#host, this.#call.nested(callable), () => decodeValue(callable.contract, input))
    }
  }

  get enqueue() {
    return async (fn: AnyFunction, ...args: unknown[]): Promise<string> => {
      const { input, options } = inputAndOptions(takesInput(this.#host.callableOf(fn)), args)
      return this.#host.enqueue(this.#call, fn, input, options as EnqueueOptions | undefined)
    }
  }

  get start() {
    return async (fn: AnyFunction, ...args: unknown[]): Promise<string> => {
      const { input, options } = inputAndOptions(takesInput(this.#host.callableOf(fn)), args)
      return this.#host.startRun(this.#call, fn, input, options as StartOptions | undefined)
    }
  }

  get publish() {
    return (topic: Topic<unknown, never>, message: unknown, key?: unknown): Promise<void> =>
      this.#host.publish(topic, message, key)
  }
}

/** The arguments after a function: its input, if it has one, and options. */
export function inputAndOptions(hasInput: boolean, args: unknown[]): { input: unknown; options: unknown } {
  // A function without input may be given its options at once, or after an `undefined` in the input's place.
  if (!hasInput && args.length === 1) return { input: undefined, options: args[0] }
  return { input: args[0], options: args[1] }
}

/** What a context has of its own: names that no service can have. */
export const contextMembers: readonly string[] = [
  ...Object.getOwnPropertyNames(CallContext.prototype).filter((name) => name !== 'constructor'),
  ...['session', 'channel', 'subscribe', 'unsubscribe', 'setSession'],
]

/** What the context of a workflow has besides. */
export const workflowMembers: readonly string[] = ['step', 'sleep', 'waitFor', 'now', 'random', 'uuid']

/** A class of contexts that has the application's services, given once and not for each call. */
export function withServices<C extends new (...args: never[]) => object>(
  base: C,
  made: ReadonlyMap<string, unknown>,
  known: readonly string[],
): C {
  // A mixin class has to take `any[]`.
  const Base = base as unknown as new (...args: unknown[]) => object
  class ContextWithServices extends Base {}
  for (const name of known) {
    const property = made.has(name)
      ? { value: made.get(name), enumerable: true }
      : {
          get(): never {
            throw new Error(
              `The service '${name}' was not made, because no wired function takes it through its context's type.`,
            )
          },
        }
    Object.defineProperty(ContextWithServices.prototype, name, property)
  }
  return ContextWithServices as unknown as C
}
