import type { AnyFunction } from '../functions.js'
import type { Topic } from '../topic.js'
import type { Call } from './call.js'
import type { CallHost } from './call-host.js'
import { CallContext } from './context-class.js'

/** A run of a workflow, as its context needs it. Arguments are as they came, with the site that the transformer put after them. */
export interface RecordedRun {
  step(fn: AnyFunction, args: readonly unknown[]): Promise<unknown>
  call(fn: AnyFunction, args: readonly unknown[]): Promise<unknown>
  enqueue(fn: AnyFunction, args: readonly unknown[]): Promise<string>
  publish(topic: Topic<unknown, never>, args: readonly unknown[]): Promise<void>
  start(fn: AnyFunction, args: readonly unknown[]): Promise<unknown>
  sleep(duration: number | Date, args: readonly unknown[]): Promise<void>
  waitFor(topic: Topic<unknown, never>, args: readonly unknown[]): Promise<unknown>
  now(args: readonly unknown[]): Date
  random(args: readonly unknown[]): number
  uuid(args: readonly unknown[]): string
}

/** The context of a workflow: all that it does through it is recorded. */
export class WorkflowCallContext extends CallContext {
  readonly #run: RecordedRun

  constructor(host: CallHost, call: Call, session: unknown, run: RecordedRun) {
    super(host, call, session)
    this.#run = run
  }

  override get call() {
    return (fn: AnyFunction, ...args: unknown[]): Promise<unknown> => this.#run.call(fn, args)
  }

  override get enqueue() {
    return (fn: AnyFunction, ...args: unknown[]): Promise<string> => this.#run.enqueue(fn, args)
  }

  override get publish() {
    return (topic: Topic<unknown, never>, ...args: unknown[]): Promise<void> => this.#run.publish(topic, args)
  }

  // A workflow is given a handle where others are given an id.
  override get start() {
    return (fn: AnyFunction, ...args: unknown[]): Promise<never> => this.#run.start(fn, args) as Promise<never>
  }

  get step() {
    return (fn: AnyFunction, ...args: unknown[]): Promise<unknown> => this.#run.step(fn, args)
  }

  get sleep() {
    return (duration: number | Date, ...args: unknown[]): Promise<void> => this.#run.sleep(duration, args)
  }

  get waitFor() {
    return (topic: Topic<unknown, never>, ...args: unknown[]): Promise<unknown> => this.#run.waitFor(topic, args)
  }

  get now() {
    return (...args: unknown[]): Date => this.#run.now(args)
  }

  get random() {
    return (...args: unknown[]): number => this.#run.random(args)
  }

  get uuid() {
    return (...args: unknown[]): string => this.#run.uuid(args)
  }
}
