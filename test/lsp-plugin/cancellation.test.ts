import { rmSync, writeFileSync } from 'node:fs'
import { expect } from 'chai'
import { UserProject, pluginEntry } from '../running/user-project.js'
import { EditorServer } from './editor-server.js'

const app = `import { defineApp, defineWiring } from 'solder'
import type { Get } from './types.js'

export function get(input: Get): string {
  return input.id
}

export default defineApp({ name: 'app', wirings: [defineWiring({ http: { 'GET /:id/:page': get } })] })
`

/** Stands between TypeScript and the plugin: when the file 'cancel' is there, the editor gives up while the plugin is at work. */
const between = `const { existsSync, renameSync } = require('node:fs')
module.exports = () => ({
  create({ languageService, project }) {
    const folder = project.getCurrentDirectory()
    return Object.assign(Object.create(languageService), languageService, {
      getProgram() {
        if (existsSync(folder + '/cancel')) {
          renameSync(folder + '/cancel', folder + '/cancelled')
          // TypeScript looks no more often than every 20 ms whether anybody still waits.
          for (const until = Date.now() + 50; Date.now() < until; );
        }
        return languageService.getProgram()
      },
    })
  },
})
`

describe('a request to a real tsserver that is cancelled in the middle of our work', () => {
  let project: UserProject
  let server: EditorServer

  before(() => {
    project = new UserProject(
      {
        'src/app.ts': app,
        'src/types.ts': 'export interface Get { id: string }\n',
        'node_modules/between/package.json': '{ "name": "between", "main": "index.js" }',
        'node_modules/between/index.js': between,
      },
      { plugins: [{ name: 'between' }, pluginEntry] },
    )
    const cancellation = ['--cancellationPipeName', project.path('cancelled')]
    server = new EditorServer(project.folder, ['--allowLocalPluginLoads', ...cancellation])
    server.open(project.path('src/app.ts'), app)
    server.open(project.path('src/types.ts'), project.read('src/types.ts'))
  })

  after(async () => {
    await server.stop()
    project.remove()
  })

  const file = () => project.path('src/app.ts')

  async function cancel(): Promise<void> {
    writeFileSync(project.path('cancel'), '')
    expect(await server.request('semanticDiagnosticsSync', { file: file() })).to.deep.equal({ canceled: true })
    rmSync(project.path('cancelled'))
  }

  async function messages(): Promise<string[]> {
    return (await server.diagnostics(file())).map(({ text }) => text)
  }

  const missing = (name: string) => `The input of 'get' has no property '${name}' for this parameter of the route.`

  it('is let through while the project is read, and the next one is answered right', async () => {
    await cancel()
    expect(await messages()).to.deep.equal([missing('page')])
  })

  it('is let through while a rule reads types after an edit, and the next one is answered right', async () => {
    server.change(project.path('src/types.ts'), { line: 1, offset: 24 }, { line: 1, offset: 26 }, 'page')
    await cancel()
    await cancel()
    expect(await messages()).to.deep.equal(["Property 'id' does not exist on type 'Get'.", missing('id')])
  })
})
