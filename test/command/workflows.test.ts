import { existsSync } from 'node:fs'
import { expect } from 'chai'
import { command } from '../../command/command.js'
import { tspc } from '../running/repository.js'
import { runNode } from '../running/run-node.js'
import { UserProject } from '../running/user-project.js'

const source = (
  body: string,
  wired = '{ order }',
) => `import { defineWiring, type Context, type WorkflowContext } from 'solder'
export function charge(input: { id: string }, _: Context): string { return input.id }
export function ship(input: { id: string }, _: Context): string { return input.id }
export async function order(input: { id: string }, { step, sleep }: WorkflowContext): Promise<void> {
  ${body}
}
export const wiring = defineWiring({ workflows: ${wired} })
void [charge, ship]
`
const first = 'await step(charge, input); await sleep(5)'

describe('solder workflows', function () {
  this.timeout(120_000)
  let project: UserProject

  beforeEach(() => {
    project = new UserProject({ 'src/app.ts': source(first) })
  })

  afterEach(() => {
    project.remove()
  })

  const solder = async (...args: string[]) => {
    let [stdout, stderr] = ['', '']
    const code = await command(args, {
      folder: project.folder,
      out: (line) => (stdout += `${line}\n`),
      error: (line) => (stderr += `${line}\n`),
    })
    return { code, stdout, stderr }
  }
  const edit = (body: string, wired?: string) => {
    project.write({ 'src/app.ts': source(body, wired) })
  }
  const locked = (): unknown => (JSON.parse(project.read('solder.workflows.json')) as { workflows: unknown }).workflows

  it('lists the steps, and locks them with a line for each', async () => {
    expect(await solder('workflows')).to.deep.equal({
      code: 0,
      stdout: 'order (not in solder.workflows.json)\n  charge\n  sleep\n',
      stderr: '',
    })
    expect(await solder('workflows', 'lock')).to.deep.equal({
      code: 0,
      stdout: 'order is new, with 2 steps.\nWritten to solder.workflows.json: commit it.\n',
      stderr: '',
    })
    expect(project.read('solder.workflows.json')).to.match(
      /^\{\n {2}"about": ".*",\n {2}"format": 1,\n {2}"workflows": \{\n {4}"order": \[\n {6}\[\n {8}"charge",\n {8}"sleep"\n {6}\]\n {4}\]\n {2}\}\n\}\n$/,
    )
    expect(await solder('workflows')).to.deep.include({ stdout: 'order (version 1)\n  charge\n  sleep\n' })
    expect(await solder('workflows', 'lock')).to.deep.equal({
      code: 0,
      stdout: 'solder.workflows.json says what there is.\n',
      stderr: '',
    })
  })

  it('goes on with a version when steps are added at the end, and adds one when others come before them', async () => {
    await solder('workflows', 'lock')
    edit(`${first}; await step(ship, input)`)
    expect(await solder('check')).to.include({ code: 0 })
    expect(await solder('workflows')).to.include({
      stdout: 'order (version 1, and more)\n  charge\n  sleep\n  ship\n',
    })
    expect((await solder('workflows', 'lock')).stdout).to.include('order goes on with 1 step more.')
    expect(locked()).to.deep.equal({ order: [['charge', 'sleep', 'ship']] })

    edit(`await step(charge, input); ${first}; await step(ship, input)`)
    const { code, stdout } = await solder('check')
    expect(code).to.equal(1)
    expect(stdout).to.include("'charge#2' is new in the workflow 'order', before 'sleep'")
    expect(stdout).to.include('src/app.ts:5:36')
    expect(stdout).to.include('solder.workflows.json:8:10')
    expect((await solder('workflows')).stdout).to.match(/^order \(changed since version 1\)/)
    expect((await solder('workflows', 'lock')).stdout).to.include(
      "order has a new version, the 2., which differs at 'charge#2'.",
    )
    expect(locked()).to.deep.equal({
      order: [
        ['charge', 'sleep', 'ship'],
        ['charge', 'charge#2', 'sleep', 'ship'],
      ],
    })
    expect(await solder('check')).to.include({ code: 0 })
  })

  it('fails a build whose steps are others than the released ones', async () => {
    await solder('workflows', 'lock')
    edit('await step(ship, input); await sleep(5)')
    const { code, stdout } = await runNode([tspc, '--pretty', 'false'], { cwd: project.folder })
    expect(code).to.equal(2)
    expect(stdout).to.include("src/app.ts(5,9): error TS790080: 'charge' has become 'ship' in the workflow 'order'")
  })

  it('tells with --check whether something is not locked, and writes nothing', async () => {
    expect(await solder('workflows', 'lock', '--check')).to.deep.equal({
      code: 1,
      stdout: 'Not locked: order is new, with 2 steps.\n',
      stderr: "solder.workflows.json is not up to date: run 'solder workflows lock', and commit it.\n",
    })
    expect(existsSync(project.path('solder.workflows.json'))).to.equal(false)
    await solder('workflows', 'lock')
    expect(await solder('workflows', 'lock', '--check')).to.include({ code: 0, stderr: '' })
  })

  it('keeps a workflow that is wired no more, until it is told to take it out', async () => {
    await solder('workflows', 'lock')
    edit(first, '{ buy: order }')
    const gone = await solder('check')
    expect(gone.code).to.equal(1)
    expect(gone.stdout).to.include("The workflow 'order' was released and is wired no more")
    expect(gone.stdout).to.include("'buy' on line 7 has the same steps")
    const { code, stderr } = await solder('workflows', 'lock')
    expect(code).to.equal(1)
    expect(stderr).to.include("take it out with 'solder workflows lock --remove order'")
    expect(locked()).to.deep.equal({ buy: [['charge', 'sleep']], order: [['charge', 'sleep']] })
    expect((await solder('workflows', 'lock', '--remove', 'order')).stdout).to.match(/^order is taken out\.\n/)
    expect(locked()).to.deep.equal({ buy: [['charge', 'sleep']] })
    expect(await solder('check')).to.include({ code: 0 })
  })

  it('refuses in a sentence what it cannot do', async () => {
    const refused = async (args: string[], sentence: string) => {
      expect(await solder('workflows', ...args)).to.deep.equal({ code: 2, stdout: '', stderr: `${sentence}\n` })
    }
    await refused(['unlock'], "'solder workflows' takes 'list' or 'lock', not 'unlock'.")
    await refused(['--check'], "'--check' and '--remove' are options of 'solder workflows lock'.")
    await refused(['lock', '--remove', 'order'], "'order' is not locked: there is nothing.")
    project.write({ 'solder.workflows.json': '<<<<<<< HEAD\n' })
    const path = project.path('solder.workflows.json')
    await refused(['lock'], `${path} is in the middle of a merge: keep the side that was released, and lock again.`)
    edit('await sleep(', '{}')
    const config = project.path('tsconfig.json')
    await refused(['lock'], `TypeScript cannot read ${config}: 'solder check' says where. Nothing was locked.`)
  })

  it('has nothing to do where there are no workflows', async () => {
    project.write({ 'src/app.ts': 'export const nothing = 1\n' })
    for (const args of [[], ['lock'], ['lock', '--check']])
      expect(await solder('workflows', ...args)).to.deep.equal({
        code: 0,
        stdout: 'There are no workflows.\n',
        stderr: '',
      })
  })
})
