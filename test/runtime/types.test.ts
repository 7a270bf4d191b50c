/** The types of the public API infer as the documentation writes them. Compiling this file is the test. */
import { expect } from 'chai'
import { createClient } from '../../runtime/client/index.js'
import {
  allOf,
  anyOf,
  defineApp,
  defineServices,
  defineTopic,
  defineWiring,
  NotFound,
  type ChannelContext,
  type Context,
  type Format,
  type Integer,
  type Maximum,
  type MaxLength,
  type MinLength,
  type WorkflowContext,
} from '../../runtime/index.js'
import { testContext } from '../../runtime/testing.js'

interface NewTodo {
  title: string & MinLength<1> & MaxLength<200>
  due?: Date
}
interface Todo extends NewTodo {
  id: string & Format<'uuid'>
  done: boolean
}
interface TodoStore {
  insert(userId: string, todo: NewTodo): Promise<Todo>
  list(filter: { done?: boolean; limit?: number }): Promise<Todo[]>
  find(id: string): Promise<Todo | undefined>
}
interface Services {
  config: { url: string }
  todos: TodoStore
}
interface Session {
  userId: string
  role: 'admin' | 'user'
}
type Ctx = Context<Services>
type UserCtx = Context<Services, Session>
type AdminCtx = Context<Services, Session & { role: 'admin' }>

const todoCreated = defineTopic<Todo>('todo-created')
const said = defineTopic<{ text: string }, string>('said')

async function createTodo(input: NewTodo, { todos, session, enqueue, publish, call }: UserCtx): Promise<Todo> {
  const todo = await todos.insert(session.userId, input)
  const id: string = await enqueue(remind, { id: todo.id }, { runAt: input.due })
  await enqueue(purge)
  await enqueue(purge, { delay: 5 })
  await enqueue(purge, undefined, { delay: 5 })
  // @ts-expect-error it takes no input
  await enqueue(purge, { id: 5 })
  await publish(todoCreated, todo)
  await publish(said, { text: id }, 'room')
  const list: Todo[] = await call(listTodos, { limit: 3 })
  // @ts-expect-error a key is required
  await publish(said, { text: id })
  // @ts-expect-error the message has another type
  await publish(todoCreated, { id })
  // @ts-expect-error the input has another type
  await enqueue(remind, { id: 5 })
  // @ts-expect-error it takes no input
  await call(purge, { id: 5 })
  return list[0] ?? todo
}
function listTodos(
  input: { done?: boolean; limit?: number & Integer & Maximum<100> },
  { todos }: Ctx,
): Promise<Todo[]> {
  return todos.list(input)
}
async function getTodo({ id }: { id: string & Format<'uuid'> }, { todos }: Ctx): Promise<Todo> {
  const todo = await todos.find(id)
  if (!todo) throw new NotFound('no such todo', { details: { id } })
  return todo
}
function remind(input: { id: string }, { log, signal }: Ctx): void {
  if (!signal.aborted) log.info(input, 'remind')
}
function purge({ session }: AdminCtx): { removed: number } {
  const role: 'admin' = session.role
  return { removed: role.length }
}
function add(input: { a: number; b: number }): number {
  return input.a + input.b
}
async function join(
  { room }: { room: string },
  { subscribe, channel, setSession }: ChannelContext<Services, Session | undefined>,
): Promise<void> {
  await subscribe(said, room)
  channel.send('welcome', { room: channel.params['room'] })
  setSession({ userId: 'x', role: 'user' })
}
async function onboard(
  input: { email: string; since: Date },
  {
    step,
    sleep,
    waitFor,
    start,
    now,
    random,
    uuid,
    call,
    enqueue,
    publish,
    signal,
    log,
    config,
  }: WorkflowContext<Services>,
): Promise<{ sum: number; at: Date }> {
  const sum: number = await step(add, { a: 1, b: 2 }, { retries: 3, timeout: 5000 })
  const found: string[] = [...(await step(search)), ...(await step(search, { text: 'x' }))]
  const removed: { removed: number } = await step(purge, { retries: 1 })
  // @ts-expect-error the input has another type
  await step(add, { a: 'x', b: 2 })
  await sleep(5)
  await sleep(input.since)
  const message: { text: string } = await waitFor(said, { key: 'room' })
  const late: { text: string } | undefined = await waitFor(said, { key: 'room', timeout: 5 })
  const todo: Todo = await waitFor(todoCreated)
  const none: Todo | undefined = await waitFor(todoCreated, { timeout: 5 })
  // @ts-expect-error a key is required
  await waitFor(said)
  // @ts-expect-error a key is required
  await waitFor(said, { timeout: 5 })
  // @ts-expect-error the key has another type
  await waitFor(said, { key: 5 })
  const child = await start(report, { to: input.email }, { key: 'once' })
  const pages: number = await child.result()
  const again: number = await (await start(onboard, input)).result().then((result) => result.sum)
  const list: Todo[] = await call(listTodos, {})
  await enqueue(remind, { id: uuid() })
  await publish(said, { text: child.id }, 'room')
  log.info({ found, removed, message, late, todo, none, pages, again, list, signal, config, input }, 'onboarded')
  return { sum: sum + random(), at: now() }
}
function report(_input: { to: string }, { session }: WorkflowContext<Services, Session>): number {
  return session.userId.length
}
function daily({ uuid }: WorkflowContext): string {
  return uuid()
}
async function signUp({ email }: { email: string }, { start }: Ctx): Promise<string> {
  await start(daily)
  await start(daily, { key: 'today' })
  // @ts-expect-error the input has another type
  await start(report, { to: 5 })
  return start(onboard, { email, since: new Date() }, { key: email })
}
function search(input?: { text?: string }): string[] {
  return [input?.text ?? '']
}
const isOwner = ({ id }: { id: string }, { session }: UserCtx): boolean => session.userId === id
const isAdmin = (_input: unknown, { session }: UserCtx): boolean => session.role === 'admin'

const services = defineServices<Services>({
  config: () => ({ url: 'x' }),
  todos: async ({ config }) => {
    await Promise.resolve(config.url)
    return {
      insert: () => Promise.reject(new Error()),
      list: () => Promise.resolve([]),
      find: () => Promise.resolve(undefined),
    }
  },
})

const wiring = defineWiring({
  http: {
    'GET /todos': listTodos,
    'POST /todos': { run: createTodo, status: 201 },
    'GET /todos/:id': { run: getTodo, allow: anyOf(isOwner, allOf(isAdmin)), use: [(_context, next) => next()] },
    'GET /inline/:n': ({ n }: { n: number }) => n + 1,
  },
  channels: { '/live/:room': { open: join, on: { add } } },
  rpc: { createTodo, listTodos, purge, add, search },
  queues: { reminders: { run: remind, retries: 5 }, purge },
  cron: { nightly: { schedule: '0 3 * * *', timezone: 'Europe/Berlin', run: purge } },
  workflows: {
    onboard,
    report: { run: report, retries: 2, timeout: 60_000, concurrency: 5, allow: isAdmin, http: false },
  },
})
const more = defineWiring({ rpc: { getTodo } })
const none = defineWiring({ http: { 'GET /add': add } })
// @ts-expect-error an option that does not exist
defineWiring({ http: { 'GET /add': { run: add, stauts: 201 } } })

const app = defineApp({
  name: 'todos',
  services,
  session: (request, { config }): Session | undefined =>
    request.headers.has(config.url) ? { userId: '1', role: 'user' } : undefined,
  use: [(context, next) => (context.log.info(context.config.url), next())],
  wirings: [wiring, more, none],
})

async function uses(): Promise<void> {
  const api = createClient<typeof app>('http://localhost')
  const todo = await api.rpc.createTodo({ title: 'milk' })
  const due: Date | undefined = todo.due
  const found: Todo = await api.rpc.getTodo({ id: todo.id }, { signal: AbortSignal.timeout(5) })
  const sum: number = await api.rpc.add({ a: 1, b: 2 })
  const { removed }: { removed: number } = await api.rpc.purge()
  const texts: string[] = [...(await api.rpc.search()), ...(await api.rpc.search({ text: 'x' }))]
  // @ts-expect-error the input has another type
  await api.rpc.createTodo({ title: 5 })
  // @ts-expect-error the input is required
  await api.rpc.createTodo()
  // @ts-expect-error it is not served over RPC
  // eslint-disable-next-line @typescript-eslint/no-unsafe-call -- it has no type, which is the point
  await api.rpc.remind({ id: '' })

  const made: Todo = await app.invoke(createTodo, { title: 'x' }, { session: { userId: '1', role: 'user' } })
  await app.invoke(purge, { session: { userId: '1', role: 'admin' } })
  await app.invoke(purge, undefined, { session: { userId: '1', role: 'admin' } })
  await app.invoke(search)
  // @ts-expect-error the input has another type
  await app.invoke(createTodo, { title: 5 })

  const context = testContext<UserCtx>({ session: { userId: '1', role: 'user' } })
  await createTodo({ title: 'x' }, context)
  const run: string = await app.invoke(signUp, { email: 'a@b.c' })
  const enqueued: unknown = context.enqueued[0]?.input
  expect([due, found, sum, removed, texts, made, enqueued, run]).to.have.lengthOf(8)
}

describe('the public types', () => {
  it('infer as written', () => {
    expect(uses).to.be.a('function')
  })
})
