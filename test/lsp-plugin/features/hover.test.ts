import { expect } from 'chai'
import { fixtureProject } from '../../rules/fixture-project.js'
import { editor, MarkedProject } from './marked-project.js'

const todos = `import { defineTopic, NotFound, type Context, type Format, type Header, type Maximum, type MinLength } from 'solder'
import type { Ctx, RoomCtx, UserCtx, AdminCtx, GuestCtx } from './services.js'
export interface NewTodo { title: string & MinLength<3>; due?: Date }
export const todo/*topic*/Created = defineTopic<NewTodo>('todo-/*topicName*/created')
/** Adds a todo. It is private. */
export async function create/*declared*/Todo(input: NewTodo, { store, enqueue, publish }: UserCtx): Promise<string> {
  await enqueue(re/*used*/mind, { id: 'a' })
  await publish(todoCreated, input)
  return store.get('a')
}
/** @throws {NotFound} when there is none */
export function getTodo({ id, key }: { id: string & Format<'uuid'>; key: string & Header<'x-key'> }, { store, mailer }: GuestCtx): string {
  if (store.get(id) === '') throw new NotFound(key)
  mailer.send(id)
  return id
}
export function list(input: { limit: number & Maximum<100>; tags: string[]; done?: boolean }): string[] { return input.tags }
/** Reminds the owner. */
export function remind({ id }: { id: string }, { mailer }: Ctx): void { mailer.send(id) }
export function purge(context: AdminCtx): string { return context.session.role }
export function join(input: { room: string }, { subscribe }: RoomCtx): Promise<void> { return subscribe(todoCreated) }
/** Says something. */
export function say(input: { text: string }, { channel }: RoomCtx): void { channel.send('said', input) }
export const log/*anonymous*/In = (context: Context<object, undefined>): string => context.id
export function un/*unwired*/wired(): string { return 'else/*elsewhere*/where' }
`
const app = `import { defineWiring } from 'solder'
import { createTodo, getTodo, join, list, logIn, purge, remind, say } from './todos.js'
export const wiring = defineWiring({
  http: {
    'POST /to/*route*/dos': create/*imported*/Todo,
    'GET /todos/:/*parameter*/id': getTodo,
    'GET /to/*query*/dos': { run: list, status: 200 },
    'POST /pu/*admin*/rge': purge,
  },
  channels: { '/live/:/*channel*/room': { open: join, on: { s/*method*/ay: say } } },
  rpc: { cre/*rpc*/ateTodo, logIn },
  queues: { rem/*queue*/inders: { run: remind, deadLetter: (input: { error: string }): void => console.log(input.error) } },
  cron: {
    'pur/*cron*/ge': { schedule: '0 3 * * /*schedule*/MON', timezone: 'Europe/Berlin', run: purge },
    broken: { schedule: '0 25 * /*malformed*/* *', run: () => undefined },
    often: { schedule: '*/20 * * * * /*often*/*', run: () => undefined },
  },
})
`

describe('hovers', () => {
  let project: MarkedProject
  const hover = (mark: string) => project.at(mark, (file, position) => editor.getQuickInfoAtPosition(file, position))
  const shown = (mark: string) => {
    const info = hover(mark)
    return [info?.displayParts, info?.documentation].map((parts) => (parts ?? []).map(({ text }) => text).join(''))
  }

  before(() => {
    project = new MarkedProject({ 'todos.ts': todos, 'app.ts': app })
  })
  const createTodoLines = `- Services: \`store\`
- Session: required, \`Session\`

\`\`\`sh
curl -H 'content-type: application/json' -d '{"title":"text"}' http://127.0.0.1:3000/`

  it('tell at a function, wherever it is named, where it is wired and what it needs', () => {
    const expected = `Adds a todo. It is private.

- Wired to: \`POST /todos\`, \`rpc createTodo\`
${createTodoLines}todos
\`\`\``
    expect(shown('declared')[1]).to.equal(expected)
    expect(shown('imported')[1]).to.equal(expected)
    expect(shown('declared')[0]).to.match(/^function createTodo\(/)
    expect(shown('used')[1]).to.equal(`Reminds the owner.

- Wired to: \`queue reminders\`
- Used: enqueued in todos.ts
- Services: \`mailer\``)
  })

  it('leave alone what is not wired, and what is no name of ours', () => {
    for (const mark of ['unwired', 'elsewhere']) {
      project.at(mark, (file, position) => {
        expect(editor.getQuickInfoAtPosition(file, position)).to.deep.equal(
          fixtureProject().service.getQuickInfoAtPosition(file, position),
        )
      })
    }
  })

  it('tell at a route which function runs, with a command to try it', () => {
    expect(shown('route')).to.deep.equal([
      '(route) POST /todos',
      `Runs \`createTodo\`: Adds a todo.

- Also wired to: \`rpc createTodo\`
${createTodoLines}todos
\`\`\``,
    ])
    const command = (mark: string) => /```sh\n(.*)\n```/.exec(shown(mark)[1] ?? '')?.[1]
    expect(command('parameter')).to.equal(
      "curl -H 'x-key: text' http://127.0.0.1:3000/todos/3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    )
    expect(command('query')).to.equal("curl 'http://127.0.0.1:3000/todos?limit=1&tags=text'")
    expect(command('admin')).to.equal('curl -X POST http://127.0.0.1:3000/purge')
    expect(command('rpc')).to.match(/127\.0\.0\.1:3000\/rpc\/createTodo$/)
    expect(command('queue')).to.equal(undefined)
  })

  it('tell the session that is asked for, and the errors that are thrown', () => {
    expect(shown('parameter')[1]).to.match(/^`:id`: string in the format 'uuid'\n\nRuns `getTodo`\./)
    expect(shown('parameter')[1]).to.include(
      '- Services: `store`, `mailer`\n- Session: if there is one, `Session`\n- Throws: `NotFound`',
    )
    expect(shown('admin')[1]).to.include("- Session: required, `{ userId: string; role: 'admin' }`")
    expect(shown('anonymous')[1]).to.include('- Session: none, whoever has one is refused')
  })

  it('tell at the path of a channel all of its functions, and at a method its own', () => {
    expect(shown('channel')).to.deep.equal([
      '(channel) /live/:room',
      '`:room`: string\n\n- open: `join`\n- method say: `say`, Says something.',
    ])
    expect(shown('method')).to.deep.equal(['(channel) /live/:room say', 'Runs `say`: Says something.'])
    expect(hover('method')?.textSpan.length).to.equal('say'.length)
  })

  it('tell at a queue who works it off', () => {
    expect(shown('queue')).to.deep.equal([
      '(queue) reminders',
      'Runs `remind`: Reminds the owner.\n\n- Used: enqueued in todos.ts\n- Services: `mailer`',
    ])
  })

  it('say a schedule in words, and when it comes next in its time zone', () => {
    const schedule = `At 03:00, only on Monday.

Next, in Europe/Berlin:

- Mon 2026-11-30 03:00 GMT+1
- Mon 2026-12-07 03:00 GMT+1
- Mon 2026-12-14 03:00 GMT+1
- Mon 2026-12-21 03:00 GMT+1
- Mon 2026-12-28 03:00 GMT+1`
    expect(shown('schedule')).to.deep.equal(['(cron) purge', schedule])
    expect(shown('cron')[1]).to.include(`Runs \`purge\`.\n\n${schedule}\n\n- Also wired to: \`POST /purge\``)
    expect(shown('often')[1]).to.equal(`Every 20 seconds.

Next, in UTC:

- Sat 2026-11-28 12:00:20 UTC
- Sat 2026-11-28 12:00:40 UTC
- Sat 2026-11-28 12:01:00 UTC
- Sat 2026-11-28 12:01:20 UTC
- Sat 2026-11-28 12:01:40 UTC`)
    expect(shown('malformed')).to.deep.equal(['(cron) broken', ''])
  })

  it('tell where a topic is published and subscribed to', () => {
    const lines = 'Topic `todo-created`\n\n- Published: todos.ts:8\n- Subscribed to: todos.ts:21'
    expect(shown('topic')).to.deep.equal(['const todoCreated: Topic<NewTodo, void>', lines])
    expect(shown('topicName')).to.deep.equal(['(topic) todo-created', lines])
  })
})

describe('hovers over functions whose declaration is generic', () => {
  it('tell of the types that they have where they are named', () => {
    const project = new MarkedProject({
      'app.ts': `import { defineWiring } from 'solder'
function crud<T>(items: T[]) {
  return {
    /** Adds one. */
    add: (input: { item: T }) => items.push(input.item),
  }
}
const users = crud([{ id: 'x' }])
const days = crud([{ on: new Date(0) }])
export const wiring = defineWiring({
  http: { 'POST /u/*usersKey*/sers': users./*users*/add, 'POST /d/*daysKey*/ays': days./*days*/add },
})
`,
    })
    const hover = (mark: string) =>
      project
        .at(mark, (file, position) => editor.getQuickInfoAtPosition(file, position))
        ?.documentation?.map(({ text }) => text)
        .join('')
    const curl = (body: string, path: string) =>
      `curl -H 'content-type: application/json' -d '{"item":${body}}' http://127.0.0.1:3000/${path}`
    for (const mark of ['users', 'usersKey']) expect(hover(mark)).to.include(curl('{"id":"text"}', 'users'))
    for (const mark of ['days', 'daysKey'])
      expect(hover(mark)).to.include(curl('{"on":"2030-01-01T00:00:00.000Z"}', 'days'))
  })
})
