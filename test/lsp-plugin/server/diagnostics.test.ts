import { expect } from 'chai'
import { pluginEntry, UserProject } from '../../running/user-project.js'
import { LanguageClient, line, positionOf, pulling } from './language-client.js'

const app = `import { defineApp, defineWiring } from 'solder'
import { admin } from './admin.js'
import { getTodo } from './todos.js'

export const todos = defineWiring({
  http: { 'GET /todos/:id': getTodo, 'GET /todos': () => [''] },
})
const no: string = 5

export default defineApp({ name: 'todos', wirings: [todos, admin] })
`
const files = {
  'src/app.ts': app,
  'src/admin.ts': `import { defineWiring } from 'solder'

export const admin = defineWiring({ http: { 'GET /todos': () => 'all' } })
`,
  'src/todos.ts': `export function getTodo(input: { title: string }): string {
  return input.title
}
`,
}

describe('diagnostics of the language server', () => {
  let project: UserProject
  let client: LanguageClient
  const path = (name: string) => project.path(name)

  beforeEach(() => {
    project = new UserProject(files)
  })

  afterEach(async () => {
    await client.stop()
    project.remove()
  })

  it('are pulled: ours, and none of those that the TypeScript server shows', async () => {
    client = await LanguageClient.start(project.folder, pulling)
    expect(client.server?.serverInfo).to.include({ name: 'solder' })
    expect(client.server?.capabilities.diagnosticProvider).to.deep.include({ interFileDependencies: true })
    await client.open(path('src/app.ts'), app)
    const report = await client.pull(path('src/app.ts'))
    if (report.kind !== 'full') throw new Error('the first report is full')
    expect(report.items.map(line)).to.deep.equal(['5:22-5:25 1 790004 solder', '5:38-5:48 1 790001 solder'])
    expect(report.items[0]?.message).to.equal(
      "The input of 'getTodo' has no property 'id' for this parameter of the route.",
    )
    const [related] = report.items[1]?.relatedInformation ?? []
    expect(related?.location.uri).to.match(/src\/admin\.ts$/)
    expect(related?.location.range.start).to.deep.equal(positionOf(files['src/admin.ts'], 'GET /todos'))
    expect(await client.pull(path('src/app.ts'), report.resultId)).to.deep.equal({
      kind: 'unchanged',
      resultId: report.resultId,
    })
  })

  it('follow edits of buffers that are not saved, stretch by stretch', async () => {
    client = await LanguageClient.start(project.folder, pulling)
    await client.open(path('src/app.ts'), app)
    await client.open(path('src/todos.ts'), files['src/todos.ts'])
    expect(await client.problems(path('src/app.ts'))).to.have.length(2)
    const start = positionOf(files['src/todos.ts'], 'title')
    const end = { line: start.line, character: start.character + 'title'.length }
    const inBody = positionOf(files['src/todos.ts'], 'input.title', 'input.'.length)
    // Each change is of the text that the one before it has left; here, the later one stands first.
    await client.change(
      path('src/todos.ts'),
      2,
      { range: { start: inBody, end: { line: 1, character: inBody.character + 5 } }, text: 'id' },
      { range: { start, end }, text: 'id' },
    )
    expect(await client.problems(path('src/app.ts'))).to.deep.equal(['5:38-5:48 1 790001 solder'])
    expect(project.read('src/todos.ts')).to.include('title')
    await client.change(path('src/app.ts'), 2, { text: app.replace("'GET /todos'", "'PUT /todos'") })
    expect(await client.problems(path('src/app.ts'))).to.deep.equal([])
    await client.close(path('src/todos.ts'))
    expect(await client.problems(path('src/app.ts')), 'what is closed is as on disk').to.deep.equal([
      '5:22-5:25 1 790004 solder',
    ])
  })

  it('are pushed to editors that do not pull, for every open file, and cleared', async () => {
    client = await LanguageClient.start(project.folder)
    expect(client.server?.capabilities).not.to.have.property('diagnosticProvider')
    await client.open(path('src/app.ts'), app)
    await client.open(path('src/admin.ts'), files['src/admin.ts'], 7)
    const { version, diagnostics } = await client.pushed(path('src/admin.ts'), ({ length }) => length === 1)
    expect(version).to.equal(7)
    expect(diagnostics.map(line)).to.deep.equal(['2:45-2:55 1 790001 solder'])
    await client.pushed(path('src/app.ts'), ({ length }) => length === 2)
    await client.change(path('src/app.ts'), 2, { text: app.replace("'GET /todos'", "'PUT /todos'") })
    await client.pushed(path('src/admin.ts'), ({ length }) => length === 0)
    await client.pushed(path('src/app.ts'), ({ length }) => length === 1)
    await client.close(path('src/app.ts'))
    await client.pushed(path('src/app.ts'), ({ length }) => length === 0)
  })

  it('are asked to be pulled again when a file changes on disk', async () => {
    client = await LanguageClient.start(project.folder, pulling)
    await client.open(path('src/app.ts'), app)
    expect(await client.problems(path('src/app.ts'))).to.have.length(2)
    project.write({ 'src/todos.ts': files['src/todos.ts'].replaceAll('title', 'id') })
    await client.until(() => client.refreshes > 0)
    expect(await client.problems(path('src/app.ts'))).to.deep.equal(['5:38-5:48 1 790001 solder'])
  })

  it('have what is wrong in tsconfig.json, which nobody needs to open', async () => {
    project.remove()
    project = new UserProject(files, { plugins: [{ ...pluginEntry, rules: { 'invalid-corn': 'warning' } }] })
    client = await LanguageClient.start(project.folder, pulling)
    await client.open(path('src/app.ts'), app)
    const { diagnostics } = await client.pushed(path('tsconfig.json'), ({ length }) => length > 0)
    expect(diagnostics.map(({ code }) => code)).to.deep.equal([790020])
    project.write({ 'tsconfig.json': project.read('tsconfig.json').replace('invalid-corn', 'invalid-cron') })
    await client.pushed(path('tsconfig.json'), ({ length }) => length === 0)
    project.write({ 'tsconfig.json': project.read('tsconfig.json').replace('"transform":', '"no":') })
    const flawed = await client.pushed(path('tsconfig.json'), (found) => found.some(({ code }) => code === 790099))
    expect(flawed.diagnostics.at(-1)?.message).to.match(/so the build would emit no contracts/)
  })
})
