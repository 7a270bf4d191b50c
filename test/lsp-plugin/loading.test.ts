import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { root } from '../running/repository.js'
import { UserProject } from '../running/user-project.js'
import { EditorServer } from './editor-server.js'

const text = `import { defineWiring } from 'solder'
export const wiring = defineWiring({ http: { get: () => '' } })
`

/** What the server of an editor shows of the project. */
async function shown(project: UserProject, typescript: string, options: readonly string[]): Promise<number[]> {
  const server = new EditorServer(project.folder, options, typescript)
  try {
    server.open(project.path('src/app.ts'), text)
    return (await server.diagnostics(project.path('src/app.ts'))).map(({ code }) => code)
  } finally {
    await server.stop()
  }
}

/** Moves the package to where pnpm keeps it, and links it from where it was. */
function layOutAsPnpm(project: UserProject): void {
  const store = 'node_modules/.pnpm/solder@0.1.0/node_modules'
  mkdirSync(project.path(store), { recursive: true })
  renameSync(project.path('node_modules/solder'), project.path(`${store}/solder`))
  symlinkSync(project.path(`${store}/solder`), project.path('node_modules/solder'), 'junction')
}

describe('the TypeScript that comes with an editor', () => {
  let typescript: string
  let project: UserProject

  before(() => {
    project = new UserProject({ 'src/app.ts': text })
    // Away from this package: a server looks among the packages around its own, too.
    typescript = mkdtempSync(join(tmpdir(), 'bundled-'))
    cpSync(join(root, 'node_modules', 'typescript'), typescript, { recursive: true })
  })

  after(() => {
    project.remove()
    rmSync(typescript, { recursive: true, force: true })
  })

  it('finds the plugin only where it is told to look', async () => {
    expect(await shown(project, typescript, [])).to.deep.equal([])
    expect(await shown(project, typescript, ['--allowLocalPluginLoads'])).to.deep.equal([790003])
    expect(await shown(project, typescript, ['--pluginProbeLocations', project.folder])).to.deep.equal([790003])
  })

  it('finds it among packages that pnpm has laid out', async () => {
    layOutAsPnpm(project)
    expect(await shown(project, typescript, ['--allowLocalPluginLoads'])).to.deep.equal([790003])
  })
})
