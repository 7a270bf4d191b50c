import { expect } from 'chai'
import { command } from '../../command/command.js'
import { UserProject } from '../running/user-project.js'

const source = `import { defineWiring, type Context, type WorkflowContext } from 'solder'

export const remind = ({ id }: { id: string }): void => void id
export const size = ({ id }: { id: string }): number => id.length
export async function onboard(_: { id: string }, ctx: WorkflowContext): Promise<void> {
  await ctx.sleep(1)
}

export async function add(input: { id: string }, { enqueue, start, call }: Context): Promise<number> {
  await enqueue(remind, input)
  await start(onboard, input)
  return await call(size, input)
}

export const wiring = defineWiring({ rpc: { add } })
`

const app = `import { defineApp } from 'solder'
import { wiring } from './core.js'

export default defineApp({ name: 'a', wirings: [wiring] })
`

describe('solder check in a package', () => {
  let project: UserProject

  afterEach(() => {
    project.remove()
  })

  const rules = async (files: Record<string, string>, options: object) => {
    project = new UserProject(files, { options })
    let out = ''
    await command(['check', '--format', 'json'], {
      folder: project.folder,
      out: (line) => (out += line),
      error: (line) => (out += line),
    })
    return (JSON.parse(out) as { problems: { rule: string }[] }).problems.map(({ rule }) => rule)
  }

  const missing = ['not-queued', 'not-a-workflow', 'not-callable']

  it('leaves it to those that use its declarations to wire what its functions name', async () => {
    expect(await rules({ 'src/core.ts': source }, { declaration: true })).to.deep.equal([])
  })

  it('says what is not wired where nobody can use them', async () => {
    expect(await rules({ 'src/core.ts': source }, {})).to.deep.equal(missing)
  })

  it('says what is not wired where the app is', async () => {
    expect(await rules({ 'src/core.ts': source, 'src/app.ts': app }, { composite: true })).to.deep.equal(missing)
  })
})
