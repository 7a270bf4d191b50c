import { expect } from 'chai'
import type ts from 'typescript'
import { fixtureProject } from '../../rules/fixture-project.js'
import { editor, MarkedProject } from './marked-project.js'

const todos = `import type { Ctx } from './services.js'
export async function cre/*create*/ateTodo(input: { title: string }, { call, enqueue }: Ctx): Promise<string> {
  await enqueue(remind, { id: 'a' })
  await enqueue(remind, { id: 'b' })
  await call(audit)
  return plain(input.title)
}
export const nightly = async (context: Ctx): Promise<void> => { await context.enqueue(remind, { id: 'c' }) }
export function re/*remind*/mind({ id }: { id: string }, { mailer }: Ctx): void { mailer.send(id) }
export function au/*audit*/dit({ store }: Ctx): string { return store.get('') }
function pl/*plain*/ain(text: string): string { return text }
`
const app = `import { defineWiring } from 'solder'
import { createTodo, nightly, remind } from './todos.js'
export const wiring = defineWiring({
  http: { 'POST /to/*route*/dos': { run: createTodo, status: 201 } },
  channels: { '/li/*channel*/ve': { open: () => 'open', on: { cr/*method*/eate: createTodo } } },
  rpc: { create/*shorthand*/Todo },
  queues: { reminders: { run: remind } },
  cron: { nightly: { schedule: '0 3 * * *', run: nightly } },
})
`

describe('the call hierarchy', () => {
  let project: MarkedProject
  const texts = (file: string, spans: ts.TextSpan[]) => spans.map((span) => project.text(file, span))
  const prepared = (mark: string) => {
    const found = project.at(mark, (file, position) => editor.prepareCallHierarchy(file, position))
    return (Array.isArray(found) ? found : found ? [found] : []).map(({ name }) => name)
  }
  const incoming = (mark: string) =>
    project
      .at(mark, (file, position) => editor.provideCallHierarchyIncomingCalls(file, position))
      .map(({ from, fromSpans }) => [from.name, ...texts(from.file, fromSpans)])
  const outgoing = (mark: string) =>
    project
      .at(mark, (file, position) => editor.provideCallHierarchyOutgoingCalls(file, position))
      .map(({ to, fromSpans }) => [to.name, ...texts(project.mark(mark).file, fromSpans)])

  before(() => {
    project = new MarkedProject({ 'todos.ts': todos, 'app.ts': app })
  })

  it('has entries and calls through a context among those who call a function', () => {
    expect(incoming('create')).to.deep.equal([
      ['POST /todos', 'app.ts: createTodo'],
      ['channel /live create', 'app.ts: createTodo'],
      ['rpc createTodo', 'app.ts: createTodo'],
    ])
    expect(incoming('remind')).to.deep.equal([
      ['queue reminders', 'app.ts: remind'],
      ['createTodo', 'todos.ts: remind', 'todos.ts: remind'],
      ['nightly', 'todos.ts: remind'],
    ])
    expect(incoming('audit')).to.deep.equal([['createTodo', 'todos.ts: audit']])
  })

  it('has what a function calls through its context beside what it calls itself', () => {
    expect(outgoing('create')).to.deep.equal([
      ['plain', 'todos.ts: plain'],
      ['remind', 'todos.ts: remind', 'todos.ts: remind'],
      ['audit', 'todos.ts: audit'],
    ])
  })

  it('begins at the key of an entry, too', () => {
    expect(prepared('route')).to.deep.equal(['POST /todos'])
    expect(outgoing('route')).to.deep.equal([['createTodo', 'app.ts: createTodo']])
    expect(incoming('route')).to.deep.equal([])
    expect(prepared('channel')).to.deep.equal(['channel /live open', 'channel /live create'])
    expect(prepared('method')).to.deep.equal(['channel /live create'])
    expect(outgoing('method')).to.deep.equal([['createTodo', 'app.ts: createTodo']])
  })

  it('takes a key that is a name alone for the function, but for whose call comes from there', () => {
    expect(prepared('shorthand')).to.deep.equal(['createTodo'])
    expect(incoming('shorthand')).to.deep.equal([])
    expect(outgoing('shorthand')).to.deep.equal([['createTodo', 'app.ts: createTodo']])
  })

  it('is that of TypeScript for what is not wired', () => {
    const own = fixtureProject().service
    project.at('plain', (file, position) => {
      expect(editor.provideCallHierarchyIncomingCalls(file, position)).to.deep.equal(
        own.provideCallHierarchyIncomingCalls(file, position),
      )
      expect(editor.prepareCallHierarchy(file, position)).to.deep.equal(own.prepareCallHierarchy(file, position))
    })
  })
})
