import type { BaseContext, JobContext, TransportName } from '../context.js'
import type { Middleware } from '../middleware.js'
import type { Rule } from '../rules.js'
import type { Callable } from './callable.js'
import type { Connection } from './channel-context.js'
import { LazyAbort } from './lazy-abort.js'
import type { RecordedRun } from './workflow-context.js'

/** What an entry of a wiring adds to the call of its function. */
export interface CallOptions {
  readonly use?: readonly Middleware<never>[] | undefined
  readonly allow?: Rule | undefined
  /** Milliseconds. */
  readonly timeout?: number | undefined
}

const none: CallOptions = {}

/** One call of a function, on whatever transport it came in: what is known about it before it runs. */
export class Call {
  readonly callable: Callable
  readonly transport: TransportName
  readonly options: CallOptions
  readonly abort: LazyAbort
  /** The request it came by, over HTTP. */
  http: (() => BaseContext['http']) | undefined
  /** The job it works off. */
  job: JobContext | undefined
  /** The channel it came by. */
  connection: Connection | undefined
  /** The run of a workflow that it works on. */
  workflow: RecordedRun | undefined
  readonly #session: () => unknown
  #id: string | undefined

  constructor(
    callable: Callable,
    transport: TransportName,
    session: () => unknown,
    options: CallOptions = none,
    abort = new LazyAbort(),
  ) {
    this.callable = callable
    this.transport = transport
    this.options = options
    this.abort = abort
    this.#session = session
  }

  /** The caller's session, or a promise of it; undefined when there is none. */
  session(): unknown {
    return this.#session()
  }

  /** Made when it is first asked for. */
  get id(): string {
    return (this.#id ??= crypto.randomUUID())
  }

  set id(id: string) {
    this.#id = id
  }

  /** A call that is made in the course of this one: same caller, same id, aborted together. */
  nested(callable: Callable): Call {
    const call = new Call(callable, 'call', this.#session, none, this.abort)
    call.#id = this.id
    call.http = this.http
    call.job = this.job
    call.connection = this.connection
    return call
  }
}
