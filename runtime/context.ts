import type { AnyFunction, CallArguments, OutputOf } from './functions.js'
import type { Topic } from './topic.js'

declare const solderContext: unique symbol

/** Writes to the application's log. Fields come first, as in pino: `log.info({ id }, 'created')`. */
export interface Logger {
  debug(message: string): void
  debug(fields: object, message?: string): void
  info(message: string): void
  info(fields: object, message?: string): void
  warn(message: string): void
  warn(fields: object, message?: string): void
  error(message: string): void
  error(fields: object, message?: string): void
}

/** Which way a call came in. */
export type TransportName = 'http' | 'channel' | 'rpc' | 'queue' | 'cron' | 'invoke' | 'call'

/** Options of `ctx.enqueue`. */
export interface EnqueueOptions {
  /** Milliseconds to wait before the job may run. */
  delay?: number | undefined
  /** The time before which the job does not run. One in the past means now. */
  runAt?: Date | undefined
  /** A job with the key of one that still waits is not added again. */
  key?: string | undefined
  /** Jobs of a higher priority run first; a whole number, 0 by default. */
  priority?: number | undefined
  /** What the queue's `groupConcurrency` counts by, such as the id of a customer. */
  group?: string | undefined
  /**
   * The client of a transaction of your own database, where the engine keeps its jobs there too: the job is added when the
   * transaction commits, and never if it is rolled back.
   */
  transaction?: unknown
}

/** The job that a call works off. */
export interface JobContext {
  readonly id: string
  readonly queue: string
  /** From 1; higher after each failure, lost process or return to the queue. */
  readonly attempt: number
  /** For a run by the clock: the time that it stands for, however late it runs. */
  readonly scheduled?: Date | undefined
  /** Notes how far it has come, for `app.jobs.job(id)` to tell: a number or any other JSON value. */
  readonly progress: (value: unknown) => Promise<void>
}

/** What every context has besides services. Its members may be taken out of it: `({ enqueue, log }: Ctx) => …`. */
export interface BaseContext<Session = unknown> {
  /** Aborts when the caller goes away, the call times out or the application stops. */
  readonly signal: AbortSignal
  readonly log: Logger
  /** Identifies this call in logs and in error answers. */
  readonly id: string
  readonly transport: TransportName
  readonly session: Session
  /** The request, when the call came over HTTP. */
  readonly http?:
    { readonly url: string; readonly method: string; readonly headers: Headers; readonly ip: string } | undefined
  /** The job, when the call came from a queue or by the clock. */
  readonly job?: JobContext | undefined
  /** Calls another function with this call's session, checked like any call. */
  readonly call: <F extends AnyFunction>(fn: F, ...args: CallArguments<F>) => Promise<OutputOf<F>>
  /** Adds a job for a function that is wired to a queue; resolves to the job's id once the engine has taken it. */
  readonly enqueue: <F extends AnyFunction>(
    fn: F,
    ...args: CallArguments<F> extends []
      ? [options?: EnqueueOptions] | [input: undefined, options?: EnqueueOptions]
      : [...input: CallArguments<F>, options?: EnqueueOptions]
  ) => Promise<string>
  /** Sends a message to everyone who subscribed to the topic (and, for a keyed topic, to that key). */
  readonly publish: <Message, Key>(
    topic: Topic<Message, Key>,
    // The topic alone says what its messages are.
    message: NoInfer<Message>,
    ...key: [Key] extends [void] ? [] : [key: Key]
  ) => Promise<void>
}

/** Tells the transformer what a context is made of. Nothing exists at run time. */
export interface ContextBrand<Services, Session, Kind extends string> {
  readonly [solderContext]?: { services: Services; session: Session; kind: Kind }
}

/**
 * What a function is given besides its input: services, and what the call is about. A `Session` makes the function
 * one that only a caller with such a session may call.
 */
export type Context<Services extends object = object, Session = unknown> = Services &
  BaseContext<Session> &
  ContextBrand<Services, Session, 'call'>

/** One end of a channel, as its functions see it. */
export interface Channel {
  /** Of this connection. */
  readonly id: string
  /** The values of the parameters in the channel's path. */
  readonly params: Readonly<Record<string, string>>
  /** For the application's use, kept as long as the connection. */
  readonly state: Record<string, unknown>
  /** Sends a JSON-RPC notification to this connection. */
  send(method: string, params: unknown): void
  /** Closes the connection; 1000 by default. */
  close(code?: number, reason?: string): void
}

/** What the functions of a channel have besides a `Context`. */
export interface ChannelMembers<Session = unknown> {
  readonly channel: Channel
  /** From now on, messages of the topic (and key) are sent to this connection. */
  readonly subscribe: <Message, Key>(
    topic: Topic<Message, Key>,
    ...key: [Key] extends [void] ? [] : [key: Key]
  ) => Promise<void>
  readonly unsubscribe: <Message, Key>(
    topic: Topic<Message, Key>,
    ...key: [Key] extends [void] ? [] : [key: Key]
  ) => Promise<void>
  /** Replaces the connection's session, for a login inside the channel. */
  readonly setSession: (session: Session) => void
}

/** The context of a function that is wired to a channel. */
export type ChannelContext<Services extends object = object, Session = unknown> = Services &
  BaseContext<Session> &
  ChannelMembers<Session> &
  ContextBrand<Services, Session, 'channel'>

/** The services of a context type. */
export type ServicesOf<C> = C extends ContextBrand<infer Services, infer _Session, infer _Kind> ? Services : never
