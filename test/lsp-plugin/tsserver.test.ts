import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'chai'
import { latencyCommand, type Latency } from '../../lsp-plugin/latency.js'
import { UserProject, pluginEntry } from '../running/user-project.js'
import { EditorServer, type Location, type ServerDiagnostic } from './editor-server.js'

const todos = `import { defineApp, defineWiring } from 'solder'
import { admin } from './admin.js'
import type { GetTodo } from './types.js'

export function getTodo(input: GetTodo): string {
  return input.title
}

export const todos = defineWiring({
  http: {
    'GET /todos/:id': getTodo,
    'GET /todos': () => [''],
  },
  cron: { beat: { schedule: '0 25 * * *', run: () => undefined } },
})

export default defineApp({ name: 'todos', wirings: [todos, admin] })
`

const files = {
  'src/todos.ts': todos,
  'src/admin.ts': `import { defineWiring } from 'solder'

export const admin = defineWiring({
  http: { 'GET /todos': () => 'all' },
})
`,
  'src/types.ts': `export interface GetTodo {
  title: string
}
`,
}

const range = ({ start, end }: { start: Location; end: Location }) =>
  `${start.line}:${start.offset}-${end.line}:${end.offset}`
const codes = (diagnostics: ServerDiagnostic[]) => diagnostics.map(({ code }) => code)

describe('the plugin in a real tsserver', () => {
  let project: UserProject
  let server: EditorServer

  before(() => {
    project = new UserProject(files)
    server = new EditorServer(project.folder)
    for (const [name, text] of Object.entries(files)) server.open(project.path(name), text)
  })

  after(async () => {
    await server.stop()
    project.remove()
  })

  it('shows problems with code, span, source and related places', async () => {
    const diagnostics = await server.diagnostics(project.path('src/todos.ts'))
    expect(
      diagnostics.map((each) => `${range(each)} ${each.category} ${each.code} ${each.source ?? ''}`),
    ).to.deep.equal([
      '11:17-11:20 error 790004 solder',
      '12:6-12:16 error 790001 solder',
      '14:32-14:34 error 790006 solder',
    ])
    const [parameter, duplicate] = diagnostics
    expect(parameter?.text).to.equal("The input of 'getTodo' has no property 'id' for this parameter of the route.")
    expect(parameter?.relatedInformation?.map(({ span }) => span && range(span))).to.deep.equal(['5:17-5:24'])
    expect(duplicate?.relatedInformation?.map(({ span }) => span?.file)).to.deep.equal([project.path('src/admin.ts')])
    expect(codes(await server.diagnostics(project.path('src/admin.ts')))).to.deep.equal([790001])
    expect(codes(await server.diagnostics(project.path('src/types.ts')))).to.deep.equal([])
  })

  it('has a fix that mends the problem', async () => {
    const start = { line: 11, offset: 18 }
    const fixes = await server.fixes(project.path('src/todos.ts'), start, start, 790004)
    expect(fixes.map(({ fixName, description }) => [fixName, description])).to.deep.equal([
      ['solder-missing-route-parameter', "Add the property 'id' to 'GetTodo'"],
    ])
    const change = fixes[0]?.changes[0]
    expect(change?.fileName).to.equal(project.path('src/types.ts'))
    for (const { start, end, newText } of change?.textChanges ?? []) {
      server.change(project.path('src/types.ts'), start, end, newText)
    }
    expect(codes(await server.diagnostics(project.path('src/todos.ts')))).to.deep.equal([790001, 790006])
    expect(await server.diagnostics(project.path('src/types.ts'))).to.deep.equal([])
  })

  it('looks again when another file changes', async () => {
    const [admin, todos] = [project.path('src/admin.ts'), project.path('src/todos.ts')]
    server.change(admin, { line: 4, offset: 12 }, { line: 4, offset: 15 }, 'PUT')
    expect(codes(await server.diagnostics(todos))).to.deep.equal([790006])
    expect(await server.diagnostics(admin)).to.deep.equal([])
    server.change(admin, { line: 4, offset: 12 }, { line: 4, offset: 15 }, 'GET')
    expect(codes(await server.diagnostics(todos))).to.deep.equal([790001, 790006])
    expect(codes(await server.diagnostics(admin))).to.deep.equal([790001])
  })

  it('tells what it costs, and looks through one file after an edit', async () => {
    const [admin, todos, types] = ['src/admin.ts', 'src/todos.ts', 'src/types.ts'].map((name) => project.path(name))
    if (admin === undefined || todos === undefined || types === undefined)
      throw new Error('The project has three files')
    const ask = async () => {
      for (const file of [admin, todos, types]) await server.diagnostics(file)
      return server.request<Latency>(latencyCommand)
    }
    await ask()
    server.change(todos, { line: 6, offset: 3 }, { line: 6, offset: 3 }, 'void 0\n  ')
    const { answers, filesLookedThrough, cpu } = await ask()
    expect(answers).to.have.length(3)
    expect(filesLookedThrough).to.equal(1)
    expect(cpu).to.be.greaterThan(answers.reduce((sum, each) => sum + each))
    expect(await ask()).to.deep.include({ filesLookedThrough: 0 })
    server.change(todos, { line: 6, offset: 3 }, { line: 7, offset: 3 }, '')
  })

  it('shows what is wrong with the options of the plugin in tsconfig.json', async () => {
    expect(await server.configDiagnostics(project.path('tsconfig.json'))).to.deep.equal([])
    const misspelt = new UserProject(files, {
      plugins: [{ ...pluginEntry, rules: { 'invalid-corn': 'warning', 'duplicate-route': 'warning' } }],
    })
    const other = new EditorServer(misspelt.folder)
    try {
      const file = misspelt.path('src/todos.ts')
      other.open(file, todos)
      const [found] = await other.configDiagnostics(misspelt.path('tsconfig.json'))
      expect(found).to.include({ code: 790020, category: 'error' })
      const severities = (await other.diagnostics(file)).map(({ code, category }) => `${code} ${category}`)
      expect(severities).to.deep.equal(['790004 error', '790001 warning', '790006 error'])
    } finally {
      await other.stop()
      misspelt.remove()
    }
  })

  it('says where the app is made, and in tsconfig.json, that the build would emit no contracts', async () => {
    const untransformed = new UserProject(files, { plugins: [{ name: 'solder' }] })
    const other = new EditorServer(untransformed.folder)
    try {
      const file = untransformed.path('src/todos.ts')
      other.open(file, todos)
      const found = (await other.diagnostics(file)).filter(({ code }) => code === 790099)
      expect(found.map(range)).to.deep.equal(['17:16-17:25'])
      expect(found[0]?.text).to.match(/has no "transform": "solder\/transformer", so the build would emit no contracts/)
      const config = await other.configDiagnostics(untransformed.path('tsconfig.json'))
      expect(codes(config)).to.deep.equal([790099])
    } finally {
      await other.stop()
      untransformed.remove()
    }
  })

  it('tells the editor which codes have fixes, for a file and for none', async () => {
    const file = project.path('src/todos.ts')
    expect(await server.request<string[]>('getSupportedCodeFixes', { file })).to.include('790004')
    expect(await server.request<string[]>('getSupportedCodeFixes')).to.include.members(['790003', '790004'])
  })
})

describe('a mistake inside the plugin', () => {
  let project: UserProject
  let server: EditorServer

  before(() => {
    project = new UserProject(
      {
        'src/app.ts':
          "import { defineWiring } from 'solder'\nexport const wiring = defineWiring({ http: { get: () => '' } })\nexport const no: string = 5\n",
        // Stands between TypeScript and the plugin, so that whatever the plugin does about a program fails.
        'node_modules/broken/package.json': '{ "name": "broken", "main": "index.js" }',
        'node_modules/broken/index.js': `module.exports = () => ({
          create: ({ languageService }) =>
            Object.assign(Object.create(languageService), languageService, {
              getProgram() { throw new Error('broken on purpose') },
            }),
        })`,
      },
      { plugins: [{ name: 'broken' }, pluginEntry] },
    )
    server = new EditorServer(project.folder, [
      '--allowLocalPluginLoads',
      '--logVerbosity',
      'verbose',
      '--logFile',
      project.path('tsserver.log'),
    ])
  })

  after(async () => {
    await server.stop()
    project.remove()
  })

  it('leaves the answers of TypeScript as they are, and is in the log', async () => {
    const file = project.path('src/app.ts')
    server.open(file, project.read('src/app.ts'))
    expect(codes(await server.diagnostics(file))).to.deep.equal([2322])
    expect(await server.fixes(file, { line: 2, offset: 46 }, { line: 2, offset: 46 }, 790003)).to.deep.equal([])
    expect(existsSync(project.path('tsserver.log'))).to.be.true
    expect(readFileSync(project.path('tsserver.log'), 'utf8')).to.match(/\[solder\] Error: broken on purpose/)
  })
})
