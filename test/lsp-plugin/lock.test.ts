import { rmSync } from 'node:fs'
import { expect } from 'chai'
import { UserProject } from '../running/user-project.js'
import { EditorServer } from './editor-server.js'
import { LanguageClient, pulling } from './server/language-client.js'

const app = `import { defineWiring, type Context, type WorkflowContext } from 'solder'

export function charge(input: { id: string }, _: Context): string {
  return input.id
}

export async function order(input: { id: string }, ctx: WorkflowContext): Promise<void> {
  await ctx.step(charge, input)
}

export const wiring = defineWiring({ workflows: { order } })
`

const lock = (...sites: string[]) => JSON.stringify({ format: 1, workflows: { order: [sites] } })

describe('the lock file of workflows, beside an editor', () => {
  let project: UserProject

  beforeEach(() => {
    project = new UserProject({ 'src/app.ts': app, 'solder.workflows.json': lock('refund') })
  })

  afterEach(() => {
    project.remove()
  })

  it('is read again by tsserver when it is written', async () => {
    const server = new EditorServer(project.folder)
    try {
      const file = project.path('src/app.ts')
      server.open(file, app)
      const codes = async () => (await server.diagnostics(file)).map(({ code }) => code)
      expect(await codes()).to.deep.equal([790080])
      for (const text of [lock('charge'), lock('refund')]) {
        const told = server.event('projectsUpdatedInBackground')
        project.write({ 'solder.workflows.json': text })
        await told
        expect(await codes()).to.deep.equal(text.includes('refund') ? [790080] : [])
      }
    } finally {
      await server.stop()
    }
  })

  it('is read again by the language server when it is written, and when it is made', async () => {
    rmSync(project.path('solder.workflows.json'))
    const client = await LanguageClient.start(project.folder, pulling)
    try {
      const file = project.path('src/app.ts')
      await client.open(file, app)
      expect(await client.problems(file)).to.deep.equal([])
      for (const [site, count] of [
        ['refund', 1],
        ['charge', 0],
      ] as const) {
        const { refreshes } = client
        project.write({ 'solder.workflows.json': lock(site) })
        await client.until(() => client.refreshes > refreshes)
        expect(await client.problems(file)).to.have.length(count)
      }
    } finally {
      await client.stop()
    }
  })
})
