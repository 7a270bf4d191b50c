import { checkJson } from '../../check.js'
import { Call } from '../../call/call.js'
import { takesInput, type Callable } from '../../call/callable.js'
import { inputAndOptions } from '../../call/context-class.js'
import { decodeValue } from '../../call/decode-input.js'
import { encodeAs, encodeOutput } from '../../call/encode-output.js'
import { runCall } from '../../call/run-call.js'
import type { RecordedRun } from '../../call/workflow-context.js'
import type { EnqueueOptions, StartOptions, StepOptions } from '../../context.js'
import type { EmittedType } from '../../contract.js'
import type { Json } from '../../engines/workflow-port.js'
import type { AnyFunction } from '../../functions.js'
import type { Topic } from '../../topic.js'
import { beginAttempt } from './begin-attempt.js'
import { waitForChild } from './child-run.js'
import { Blocked, type Execution } from './execution.js'
import { waitForMessage, type MessageOptions } from './message-wait.js'
import { performStep, type Work } from './perform-step.js'
import { takeSite } from './site-names.js'
import { storeEnding } from './store-ending.js'
import { TimedWait } from './waits.js'
import type { WorkflowHost } from './workflow-host.js'

/** What a workflow does through its context: each thing is done once, and given again from what is stored after that. */
export class Recorded implements RecordedRun {
  readonly #host: WorkflowHost
  readonly #execution: Execution

  constructor(host: WorkflowHost, execution: Execution) {
    this.#host = host
    this.#execution = execution
  }

  step(fn: AnyFunction, args: readonly unknown[]): Promise<unknown> {
    return this.#call('step', '', fn, args)
  }

  call(fn: AnyFunction, args: readonly unknown[]): Promise<unknown> {
    return this.#call('call', 'call:', fn, args)
  }

  async enqueue(fn: AnyFunction, args: readonly unknown[]): Promise<string> {
    const { site, args: given } = takeSite(args)
    const callable = this.#host.calls.callableOf(fn)
    const { input, options } = inputAndOptions(takesInput(callable), [...given])
    const name = this.#name(site ?? `enqueue:${callable.contract.name}`)
    // A job that was added just before its process ended is not added twice, as long as it waits.
    const keyed: EnqueueOptions = { key: `${this.#execution.id}/${name}`, ...(options as EnqueueOptions | undefined) }
    const { call } = this.#execution
    const work = async (): Promise<Json> => this.#host.calls.enqueue(call, fn, input, keyed)
    return (await performStep(this.#execution, { name, kind: 'enqueue', fn, input, work, decode: itself })) as string
  }

  async publish(topic: Topic<unknown, never>, args: readonly unknown[]): Promise<void> {
    const { site, args: given } = takeSite(args)
    const [message, key] = given
    const name = this.#name(site ?? `publish:${topic.name}`)
    const id = `${this.#execution.id}/${name}`
    const work: Work = async () => {
      await this.#host.calls.publish(topic, message, key, id)
      return undefined
    }
    await performStep(this.#execution, { name, kind: 'publish', input: message, work, decode: itself })
  }

  async start(fn: AnyFunction, args: readonly unknown[]): Promise<unknown> {
    const { site, args: given } = takeSite(args)
    const callable = this.#host.calls.callableOf(fn)
    const { input, options } = inputAndOptions(takesInput(callable), [...given])
    const name = this.#name(site ?? `start:${callable.contract.name}`)
    const wanted = await this.#host.newRun(fn, input, this.#execution.call, options as StartOptions | undefined)
    const decode = (result: Json | undefined): unknown => this.#decode(callable.contract.output, result, name)
    return waitForChild(this.#host, this.#execution, { name, fn, input, wanted, decode })
  }

  async sleep(duration: number | Date, args: readonly unknown[]): Promise<void> {
    const name = this.#name(takeSite(args).site ?? 'sleep')
    const { record } = this.#execution
    checkDuration(duration)
    const [known] = record.history.of(name)
    if (known?.ending?.as === 'done') return this.#given(known.ending.order, () => undefined)
    return this.#execution.perform(async ({ resolve }) => {
      this.#execution.goOn()
      const until = known?.until ?? wakeTime(duration, this.#execution.now())
      const id = known?.id ?? (await beginAttempt(this.#execution, { name, kind: 'sleep', until }))
      const then = async (): Promise<void> => {
        const { order } = await storeEnding(this.#execution, id, { as: 'done', result: undefined })
        resolve(order, () => undefined)
      }
      this.#execution.waits.add(new TimedWait(until, then))
    })
  }

  async waitFor(topic: Topic<unknown, never>, args: readonly unknown[]): Promise<unknown> {
    const { site, args: given } = takeSite(args)
    const name = this.#name(site ?? `waitFor:${topic.name}`)
    const decode = (body: Json): unknown => this.#decode(topic.message, body, name)
    return waitForMessage(this.#host, this.#execution, { name, topic, options: given[0] as MessageOptions, decode })
  }

  now(args: readonly unknown[]): Date {
    return new Date(this.#value('now', args, () => Date.now()) as number)
  }

  random(args: readonly unknown[]): number {
    return this.#value('random', args, () => Math.random()) as number
  }

  uuid(args: readonly unknown[]): string {
    return this.#value('uuid', args, () => crypto.randomUUID()) as string
  }

  async #call(kind: 'step' | 'call', prefix: string, fn: AnyFunction, args: readonly unknown[]): Promise<unknown> {
    const { site, args: given } = takeSite(args)
    const callable = this.#host.calls.callableOf(fn)
    const { contract } = callable
    const { input, options } = inputAndOptions(takesInput(callable), [...given])
    const name = this.#name(site ?? `${prefix}${contract.name}`)
    const value = decodeValue(contract, input)
    const { retries, backoff, timeout } = (options ?? {}) as StepOptions
    const work: Work = async () => {
      const text = encodeOutput(contract, await this.#run(callable, name, value, timeout))
      return text === undefined ? undefined : (JSON.parse(text) as Json)
    }
    const json = jsonOf(contract.input, value, `The input of '${contract.name}'`)
    const decode = (result: Json | undefined): unknown => this.#decode(contract.output, result, name)
    return performStep(this.#execution, { name, kind, fn, input: value, json, retries, backoff, work, decode })
  }

  #run(callable: Callable, name: string, input: unknown, timeout: number | undefined): Promise<unknown> {
    const { call: workflow } = this.#execution
    const call = new Call(callable, 'workflow', () => workflow.session(), { timeout })
    // The same for each attempt, so that effects can be keyed by it.
    call.id = `${this.#execution.id}/${name}`
    return this.#execution.during(call, () => runCall(this.#host.calls, call, () => input))
  }

  #given<T>(order: number, make: () => T): Promise<T> {
    return this.#execution.perform((teller) => {
      teller.resolve(order, make)
      return Promise.resolve()
    })
  }

  #value(what: string, args: readonly unknown[], make: () => Json): Json {
    return this.#execution.record.value(this.#name(takeSite(args).site ?? what), make)
  }

  #name(site: string): string {
    return this.#execution.record.names.next(site)
  }

  /** What is stored, as a value of its type. */
  #decode(type: EmittedType | undefined, json: Json | undefined, name: string): unknown {
    if (type === undefined || json === undefined) return undefined
    const checked = checkJson(type, json, 'drop')
    if (checked.ok) return checked.value
    const [first] = checked.errors
    const flaw = first ? `${first.path || 'the value'}: expected ${first.expected}, got ${first.received}` : ''
    throw new Blocked(
      `What '${name}' of the workflow '${this.#execution.workflow}' gave is stored, and is not of the type '${type.name}' that it has in this code (${flaw}).`,
    )
  }
}

function itself(result: Json | undefined): Json | undefined {
  return result
}

function jsonOf(type: EmittedType | undefined, value: unknown, what: string): Json | undefined {
  const text = type && encodeAs(type, value, what)
  return text === undefined ? undefined : (JSON.parse(text) as Json)
}

function checkDuration(duration: number | Date): void {
  if (Number.isNaN(wakeTime(duration, 0).getTime()))
    throw new TypeError('A workflow can sleep for a number of milliseconds, or until a Date.')
}

function wakeTime(duration: number | Date, now: number): Date {
  return duration instanceof Date ? duration : new Date(now + Math.max(0, duration))
}
