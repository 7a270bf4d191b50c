import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect } from 'chai'
import ts from 'typescript'
import { findTypeScript } from '../../../lsp-plugin/server/find-typescript.js'
import { root } from '../../running/repository.js'
import { pluginEntry, UserProject } from '../../running/user-project.js'
import { LanguageClient, pulling } from './language-client.js'

const wiring = (key: string) => `import { defineWiring } from 'solder'

export const wiring = defineWiring({ http: { '${key}': () => '' } })
`
const config = (more: object = {}) =>
  JSON.stringify({
    compilerOptions: {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      types: [],
      skipLibCheck: true,
      plugins: [pluginEntry],
    },
    ...more,
  })
const seven = {
  'node_modules/typescript/package.json': JSON.stringify({ name: 'typescript', version: '7.0.2', main: 'v.cjs' }),
  'node_modules/typescript/v.cjs': "exports.version = '7.0.2'; exports.versionMajorMinor = '7.0'",
}

describe('the workspace of the language server', () => {
  let project: UserProject
  let client: LanguageClient

  before(async () => {
    const composite = { composite: true, module: 'nodenext', target: 'es2022', types: [], plugins: [pluginEntry] }
    project = new UserProject({
      'one/tsconfig.json': config(),
      'one/app.ts': wiring('GET'),
      'two/tsconfig.json': config(),
      'two/app.ts': wiring('POST'),
      'scripts/loose.ts': wiring('PUT'),
      // A solution: its own tsconfig.json has no files.
      'solution/tsconfig.json': '{ "files": [], "references": [{ "path": "./functions" }, { "path": "./app" }] }',
      'solution/functions/tsconfig.json': JSON.stringify({ compilerOptions: composite }),
      'solution/functions/get.ts': 'export const get = (input: { name: string }): string => input.name\n',
      'solution/app/tsconfig.json': JSON.stringify({
        compilerOptions: composite,
        references: [{ path: '../functions' }],
      }),
      'solution/app/app.ts': `import { defineWiring } from 'solder'
import { get } from '../functions/get.js'
export const wiring = defineWiring({ http: { 'GET /:id': get } })
`,
      ...Object.fromEntries(Object.entries(seven).map(([name, text]) => [`native/${name}`, text])),
      'native/tsconfig.json': config(),
      'native/app.ts': wiring('PATCH'),
    })
    // Otherwise it would have the whole folder.
    rmSync(project.path('tsconfig.json'))
    client = await LanguageClient.start(project.folder, pulling)
  })

  after(async () => {
    await client.stop()
    project.remove()
  })

  const problemsOf = async (name: string) => {
    await client.open(project.path(name), project.read(name))
    return client.problems(project.path(name))
  }

  it('has the file of each project in that project', async () => {
    expect(await problemsOf('one/app.ts')).to.deep.equal(['2:46-2:49 1 790003 solder'])
    expect(await problemsOf('two/app.ts')).to.deep.equal(['2:46-2:50 1 790003 solder'])
    expect(await client.problems(project.path('one/app.ts'))).to.deep.equal(['2:46-2:49 1 790003 solder'])
  })

  it('says nothing of a file that no tsconfig.json has, or that is not on disk', async () => {
    expect(await problemsOf('scripts/loose.ts')).to.deep.equal([])
    const textDocument = { uri: 'untitled:Untitled-1', languageId: 'typescript', version: 1, text: wiring('GET') }
    await client.connection.sendNotification('textDocument/didOpen', { textDocument })
    expect(await client.request('textDocument/diagnostic', { textDocument })).to.deep.include({
      kind: 'full',
      items: [],
    })
    const never = pathToFileURL(project.path('one/never-opened.ts')).href
    expect(
      await client.request('textDocument/hover', { textDocument: { uri: never }, position: { line: 0, character: 0 } }),
    ).to.equal(null)
  })

  it('takes no harm from files and places that are none', async () => {
    const open = (uri: string, text: string) =>
      client.connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'json', version: 1, text },
      })
    for (const uri of [
      'file://elsewhere/x.ts',
      'file:///%',
      `${pathToFileURL(project.path('one')).href}/tsconfig.json`,
    ]) {
      await open(uri, '{}')
      expect(await client.request('textDocument/diagnostic', { textDocument: { uri } })).to.deep.include({ items: [] })
    }
    const far = { line: 999, character: 999 }
    expect(await client.hover(project.path('one/app.ts'), far)).to.equal(null)
    expect(await client.at('definition', project.path('one/app.ts'), far)).to.deep.equal([])
    expect(await client.problems(project.path('one/app.ts'))).to.have.length(1)
  })

  it('finds the project behind a solution, with the sources of those it references', async () => {
    expect(await problemsOf('solution/app/app.ts')).to.deep.equal(['2:51-2:54 1 790004 solder'])
    expect(await problemsOf('solution/functions/get.ts')).to.deep.equal([])
  })

  it('reads a project whose TypeScript is version 7 with one that is not', async () => {
    expect(await problemsOf('native/app.ts')).to.deep.equal(['2:46-2:51 1 790003 solder'])
    expect(client.messages).to.deep.equal([])
  })
})

describe('the TypeScript of the language server', () => {
  let project: UserProject

  afterEach(() => {
    project.remove()
  })

  const versionOf = (found: ReturnType<typeof findTypeScript>) =>
    'reason' in found ? found.reason : found.typescript.version

  it('is the one of the project', () => {
    project = new UserProject({
      'node_modules/typescript/package.json': JSON.stringify({ name: 'typescript', version: '5.5.0', main: 'v.cjs' }),
      'node_modules/typescript/v.cjs': "exports.version = '5.5.0'",
    })
    expect(versionOf(findTypeScript(project.folder))).to.equal('5.5.0')
  })

  for (const name of ['@typescript/typescript6', 'typescript6', 'typescript-6']) {
    it(`is '${name}' where the project's own is version 7`, () => {
      project = new UserProject({
        ...seven,
        [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '6.0.3', main: 'v.cjs' }),
        [`node_modules/${name}/v.cjs`]: "exports.version = '6.0.3'",
      })
      expect(versionOf(findTypeScript(project.folder))).to.equal('6.0.3')
    })
  }

  it('is the one beside Solder where the project has no other', () => {
    project = new UserProject(seven)
    expect(versionOf(findTypeScript(project.folder))).to.equal(ts.version)
  })

  it('is one to install where there is none, in one sentence', () => {
    project = new UserProject(seven)
    const empty = realpathSync(mkdtempSync(join(tmpdir(), 'solder-none-')))
    try {
      const hint = 'and needs one from 5.4 to 6 beside it: npm i -D typescript6@npm:typescript@6.0.3'
      expect(findTypeScript(project.folder, empty)).to.deep.equal({
        reason: `Solder finds only TypeScript 7.0.2 for ${project.folder} ${hint}`,
      })
      expect(findTypeScript(empty, empty)).to.deep.equal({ reason: `Solder finds no TypeScript for ${empty} ${hint}` })
    } finally {
      rmSync(empty, { recursive: true })
    }
  })

  it('is asked for once, by a message in the editor, and the server goes on without', async () => {
    project = new UserProject({})
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'solder-without-')))
    const modules = join(folder, 'node_modules')
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object }
    for (const name of ['command', 'lsp-plugin', 'runtime', 'transformer'])
      cpSync(join(root, 'dist', name), join(modules, 'solder/dist', name), { recursive: true })
    cpSync(join(root, 'package.json'), join(modules, 'solder/package.json'))
    for (const name of Object.keys(dependencies)) {
      mkdirSync(dirname(join(modules, name)), { recursive: true })
      symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction')
    }
    const client = await LanguageClient.start(folder, pulling, join(modules, 'solder/dist/command/bin.js'))
    try {
      for (const name of ['one.ts', 'two.ts']) {
        await client.open(join(folder, name), wiring('GET'))
        expect(await client.problems(join(folder, name))).to.deep.equal([])
      }
      expect(client.messages).to.deep.equal([
        `Solder finds no TypeScript for ${folder} and needs one from 5.4 to 6 beside it: npm i -D typescript6@npm:typescript@6.0.3`,
      ])
    } finally {
      expect(await client.stop()).to.equal(0)
      rmSync(folder, { recursive: true })
    }
  })
})
