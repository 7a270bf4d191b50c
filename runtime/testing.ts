import type { ContextBrand, EnqueueOptions, ServicesOf } from './context.js'
import type { AnyFunction } from './functions.js'
import type { Topic } from './topic.js'

type SessionOf<C> = C extends ContextBrand<infer _Services, infer Session, infer _Kind> ? Session : never

/** What a test context is made of: the services that the test needs, and a session. */
export type TestContextParts<C> = Partial<ServicesOf<C>> & { session?: SessionOf<C> }

/** What a function did through its context. */
export interface Recorded {
  readonly enqueued: { fn: AnyFunction; input: unknown; options: EnqueueOptions }[]
  readonly published: { topic: Topic<unknown, never>; message: unknown; key: unknown }[]
}

/** A context for a unit test of one function: `createTodo({ title: 'milk' }, testContext<UserCtx>({ todos, session }))`. */
export function testContext<C>(parts: TestContextParts<C>): C & Recorded {
  void parts
  throw new Error('not yet')
}
