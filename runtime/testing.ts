import type { BaseContext, ContextBrand, EnqueueOptions, Logger, ServicesOf, StartOptions } from './context.js'
import { contextMembers, inputAndOptions } from './call/context-class.js'
import { emittedContractOf } from './contract-of.js'
import type { AnyFunction } from './functions.js'
import type { Topic } from './topic.js'

type SessionOf<C> = C extends ContextBrand<infer _Services, infer Session, infer _Kind> ? Session : never

/** What a test context is made of: the services that the test needs, a session, and members to be replaced. */
export type TestContextParts<C> = { [Name in keyof ServicesOf<C>]?: ServicesOf<C>[Name] } & {
  session?: SessionOf<C>
} & { [Name in Exclude<keyof BaseContext, 'session'>]?: BaseContext[Name] }

/** What a function did through its context. */
export interface Recorded {
  readonly enqueued: { fn: AnyFunction; input: unknown; options: EnqueueOptions | undefined }[]
  readonly started: { fn: AnyFunction; input: unknown; options: StartOptions | undefined }[]
  readonly published: { topic: Topic<unknown, never>; message: unknown; key: unknown }[]
}

/**
 * A context for a unit test of one function: `createTodo({ title: 'milk' }, testContext<UserCtx>({ todos, session }))`.
 * `enqueue`, `start` and `publish` only note what they were given; `call` calls the function with this same context.
 */
export function testContext<C>(parts: TestContextParts<C> = {}): C & Recorded {
  const enqueued: Recorded['enqueued'] = []
  const started: Recorded['started'] = []
  const published: Recorded['published'] = []
  const members = {
    enqueued,
    started,
    published,
    id: 'test',
    transport: 'invoke',
    signal: new AbortController().signal,
    log: silent,
    session: undefined,
    http: undefined,
    call: (fn: AnyFunction, input?: unknown): Promise<unknown> => Promise.resolve(callWith(fn, input, context)),
    enqueue: (fn: AnyFunction, ...args: unknown[]): Promise<string> => {
      const hasInput = emittedContractOf(fn)?.parameters.includes('input') ?? true
      const { input, options } = inputAndOptions(hasInput, args)
      enqueued.push({ fn, input, options: options as EnqueueOptions | undefined })
      return Promise.resolve(`job-${enqueued.length}`)
    },
    start: (fn: AnyFunction, ...args: unknown[]): Promise<string> => {
      const hasInput = emittedContractOf(fn)?.parameters.includes('input') ?? true
      const { input, options } = inputAndOptions(hasInput, args)
      started.push({ fn, input, options: options as StartOptions | undefined })
      return Promise.resolve(`run-${started.length}`)
    },
    publish: (topic: Topic<unknown, never>, message: unknown, key?: unknown): Promise<void> => {
      published.push({ topic, message, key })
      return Promise.resolve()
    },
    ...parts,
  }
  const context = new Proxy(members, { get: memberOrExplanation }) as unknown as C & Recorded
  return context
}

function memberOrExplanation(target: object, name: string | symbol): unknown {
  // Symbols and these are asked for by assertions, promises and printers, not by the function under test.
  if (typeof name === 'symbol' || name in target || ['then', 'toJSON', 'inspect'].includes(name))
    return Reflect.get(target, name)
  throw new Error(
    contextMembers.includes(name)
      ? `The test context has no '${name}': give it to testContext({ ${name}: … }).`
      : `The function takes the service '${name}', which the test does not give: testContext({ ${name}: … }).`,
  )
}

/** The arguments in the order that the contract says; without one, the input first. */
function callWith(fn: AnyFunction, input: unknown, context: unknown): unknown {
  const run = fn as (...args: unknown[]) => unknown
  const parameters = emittedContractOf(fn)?.parameters ?? ['input', 'context']
  return run(...parameters.map((parameter) => (parameter === 'input' ? input : context)))
}

const ignore = (): void => undefined
const silent: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore }
