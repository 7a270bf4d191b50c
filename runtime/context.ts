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
export type TransportName =
  'http' | 'channel' | 'rpc' | 'queue' | 'cron' | 'workflow' | 'mcp' | 'cli' | 'invoke' | 'call'

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
   * transaction commits, and never if it is rolled back. Without a `BEGIN` before, it is added at once.
   */
  transaction?: unknown
}

/** Options of `ctx.start`. */
export interface StartOptions {
  /**
   * While a run of the workflow with this key goes on, and for a day from its start, no second one is started: `start` gives the
   * first.
   */
  key?: string | undefined
}

/** The job that a call works off. */
export interface JobContext {
  readonly id: string
  readonly queue: string
  /** From 1, also when it was redriven; higher after each failure, lost process or return to the queue. */
  readonly attempt: number
  /** For a run by the clock: the time that it stands for, however late it runs. */
  readonly scheduled?: Date | undefined
  /** Notes how far it has come, for `app.jobs.job(id)` to tell: a number or any other JSON value. */
  readonly progress: (value: unknown) => Promise<void>
}

/** What every context has, that of a workflow included. */
export interface SharedContext<Session = unknown> {
  /** Aborts when the caller goes away, the call times out or the application stops. */
  readonly signal: AbortSignal
  readonly log: Logger
  /** Identifies this call in logs and in error answers; in a workflow, the id of its run. */
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

/** What every context but that of a workflow has besides services. Its members may be taken out of it: `({ enqueue, log }: Ctx) => …`. */
export interface BaseContext<Session = unknown> extends SharedContext<Session> {
  /** Starts a run of a function that is wired as a workflow; resolves to the run's id once the engine has taken it. */
  readonly start: <F extends AnyFunction>(fn: F, ...args: StartArguments<F>) => Promise<string>
}

/** What is given to `start` after the workflow: its input, if it has one, and options. */
export type StartArguments<F extends AnyFunction> =
  CallArguments<F> extends []
    ? [options?: StartOptions] | [input: undefined, options?: StartOptions]
    : [...input: CallArguments<F>, options?: StartOptions]

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

/** Options of `ctx.step`. */
export interface StepOptions {
  /** How often the step is tried again after an error, before the error is thrown into the workflow: 0 by default. */
  retries?: number | undefined
  /** Milliseconds before the first retry, doubled for each further one, with jitter: 1,000 by default. */
  backoff?: number | undefined
  /** Milliseconds after which an attempt's `ctx.signal` aborts and the attempt has failed; none by default. */
  timeout?: number | undefined
}

/** What is given to `step` after the function: its input, if it has one, and options. */
export type StepArguments<F extends AnyFunction> =
  CallArguments<F> extends []
    ? [options?: StepOptions] | [input: undefined, options?: StepOptions]
    : [...input: CallArguments<F>, options?: StepOptions]

/** Which message `ctx.waitFor` waits for: of a keyed topic, one that was published with this key. */
export type WaitOptions<Key, Timeout> = ([Key] extends [void] ? { key?: undefined } : { key: Key }) & Timeout

/** A run that a workflow has started. */
export interface ChildRun<Output = unknown> {
  readonly id: string
  /** Waits for the run's end, for years if need be, and resolves to its result or throws its error. */
  readonly result: () => Promise<Output>
}

/**
 * What a workflow has besides services. What is awaited here is recorded: when its process ends, another one runs the workflow again
 * from its beginning, and each of these gives what it gave before, without doing it again.
 */
export interface WorkflowMembers {
  /**
   * Calls the function, once for the whole run: its result is kept. When it throws, what is thrown here is of the error's class,
   * and `failedStep` tells the step's input.
   */
  readonly step: <F extends AnyFunction>(fn: F, ...args: StepArguments<F>) => Promise<OutputOf<F>>
  /** Waits so many milliseconds or until that time, without a process. */
  readonly sleep: (duration: number | Date) => Promise<void>
  /**
   * Waits for a message of the topic: the oldest that was published with the key since the run began and that it has not had yet.
   * `undefined` when there is none within the `timeout`, in milliseconds; without one it waits for ever.
   */
  readonly waitFor: {
    <Message, Key>(
      topic: Topic<Message, Key>,
      options: WaitOptions<Key, { timeout: number }>,
    ): Promise<Message | undefined>
    <Message, Key>(
      topic: Topic<Message, Key>,
      ...options: [Key] extends [void]
        ? [options?: WaitOptions<Key, { timeout?: undefined }>]
        : [options: WaitOptions<Key, { timeout?: undefined }>]
    ): Promise<Message>
  }
  /** Starts a run of another workflow, or of the same one. When this run is cancelled, so is that one. */
  readonly start: <F extends AnyFunction>(fn: F, ...args: StartArguments<F>) => Promise<ChildRun<OutputOf<F>>>
  /** The time when the workflow first came here. */
  readonly now: () => Date
  /** A number from 0 to below 1, by chance the first time. */
  readonly random: () => number
  /** A UUID, made the first time. */
  readonly uuid: () => string
}

/**
 * The context of a workflow. A `Session` makes it one that only a caller with such a session may start; its steps are called with
 * that session.
 */
export type WorkflowContext<Services extends object = object, Session = unknown> = Services &
  SharedContext<Session> &
  WorkflowMembers &
  ContextBrand<Services, Session, 'workflow'>

/** The services of a context type. */
export type ServicesOf<C> = C extends ContextBrand<infer Services, infer _Session, infer _Kind> ? Services : never
