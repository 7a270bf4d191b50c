import { expect } from 'chai'
import type ts from 'typescript'
import { fixtureProject } from '../../rules/fixture-project.js'
import { editor, MarkedProject } from './marked-project.js'

const app = `import { defineApp, defineWiring } from 'solder'
import { remind } from './remind.js'
const say = (input: { text: string }): string => input.text
export const todos = defineWiring({
  http: { 'POST /todos': { run: say, status: 201 }, 'GET /todos': () => 'all', 'GET /todos/:id': ({ id }: { id: string }) => id },
  channels: { '/live/:room': { on: { say, whisper: say }, open: remind } },
  rpc: { say },
  queues: { reminders: { run: remind, retries: 5, deadLetter: remind } },
})
export default defineApp({ name: 'app', wirings: [todos, defineWiring({ cron: { nightly: { schedule: '0 3 * * *', run: remind } } })] })
`
const sources = { 'app.ts': app, 'remind.ts': 'export function remind(): void {}\nexport const getTodos = 1' }

describe('workspace symbols', () => {
  let project: MarkedProject
  const find = (text: string, most?: number, file?: string) =>
    project.in(file ?? 'app.ts', (path) =>
      editor.getNavigateToItems(text, most, file === undefined ? undefined : path, true),
    )
  const names = (...search: Parameters<typeof find>) => find(...search).map(({ name }) => name)

  before(() => {
    project = new MarkedProject(sources)
  })

  it('find entries by a part of what they are called', () => {
    // A symbol of TypeScript's has no space in its name.
    const entries = (text: string) => names(text).filter((name) => name.includes(' '))
    expect(entries('GET /todos/:id')).to.deep.equal(['GET /todos/:id'])
    expect(entries('get /to')).to.deep.equal(['GET /todos', 'GET /todos/:id'])
    expect(entries('/todos post')).to.deep.equal(['POST /todos'])
    expect(entries('live')).to.deep.equal([
      'channel /live/:room say',
      'channel /live/:room whisper',
      'channel /live/:room open',
    ])
    expect(entries('nightly')).to.deep.equal(['cron nightly'])
  })

  it('lead to the key, and name the function', () => {
    const [item] = find('post')
    expect(item && project.text(item.fileName, item.textSpan)).to.equal('app.ts: POST /todos')
    expect(item).to.include({ kind: 'property', matchKind: 'prefix', isCaseSensitive: false, containerName: 'say' })
    const [method] = find('whisper')
    expect(method && project.text(method.fileName, method.textSpan)).to.equal('app.ts: whisper')
  })

  it('keep those of TypeScript, and to how many are asked for, and to a file', () => {
    expect(names('getTodos')).to.deep.equal(['getTodos'])
    expect(names('remind')).to.deep.equal(['queue reminders', 'dead letters of queue reminders', 'remind'])
    expect(names('remind', 1)).to.deep.equal(['queue reminders'])
    expect(names('remind', undefined, 'remind.ts')).to.deep.equal(['remind'])
    expect(names('')).to.deep.equal(
      fixtureProject()
        .service.getNavigateToItems('', undefined, undefined, true)
        .map(({ name }) => name),
    )
  })
})

describe('the outline of a wiring', () => {
  interface Item {
    [text: string]: Item
  }
  const items = ({ childItems = [] }: ts.NavigationTree): Item =>
    Object.fromEntries(childItems.map((child) => [child.text, items(child)]))
  const outline = (file: string) => new MarkedProject(sources).in(file, (path) => editor.getNavigationTree(path))

  it('is made of its entries in their order', () => {
    const tree = outline('app.ts')
    const { todos, default: app } = items(tree)
    expect(todos).to.deep.equal({
      channels: { '/live/:room': { say: {}, whisper: {}, open: {} } },
      http: { 'POST /todos': {}, 'GET /todos': {}, 'GET /todos/:id': {} },
      queues: { reminders: { deadLetter: {} } },
      rpc: { say: {} },
    })
    const http = tree.childItems?.find(({ text }) => text === 'todos')?.childItems?.find(({ text }) => text === 'http')
    expect(http?.childItems?.map(({ text }) => text)).to.deep.equal(['POST /todos', 'GET /todos', 'GET /todos/:id'])
    expect(http?.childItems?.[0]?.kind).to.equal('method')
    expect(app).to.deep.equal({ name: {}, wirings: { cron: { nightly: {} } } })
  })

  it('leaves other files as they are', () => {
    expect(outline('remind.ts')).to.deep.equal(
      fixtureProject().service.getNavigationTree(fixtureProject().path('remind.ts')),
    )
  })
})
