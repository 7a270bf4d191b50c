import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { root } from '../running/repository.js'
import { runNode } from '../running/run-node.js'
import { sharedExample } from './shared-example.js'

describe('example: the command line', () => {
  let folder: string
  before(async () => {
    // It has compiled the example by then.
    await sharedExample()
    folder = mkdtempSync(join(tmpdir(), 'solder-command-'))
  })
  after(() => {
    rmSync(folder, { recursive: true })
  })
  const run = (...args: string[]): ReturnType<typeof runNode> =>
    runNode([join(root, 'examples/todos/dist/cli.js'), ...args], { cwd: root, env: { SOLDER_DIR: folder, DEBUG: '' } })

  it('adds a todo', async () => {
    const { code, stdout, stderr } = await run('todo', 'add', 'buy bread', '--json')
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).to.include({ title: 'buy bread', done: false })
  })

  it('enqueues its reminder', async () => {
    const { code, stdout, stderr } = await run('todo', 'add', 'buy bread', '-d', '2099-01-01T00:00:00Z', '--json')
    expect(code, stderr).to.equal(0)
    expect(JSON.parse(stdout)).to.include({ due: '2099-01-01T00:00:00.000Z' })
  })

  it('says what does not fit, and what there is not', async () => {
    expect(await run('todo', 'list', '--limit', '0')).to.deep.include({
      code: 2,
      stdout: '',
      stderr: "--limit: expected number of at least 1, got '0'.\nSee 'todos todo list --help'.\n",
    })
    const id = '00000000-0000-4000-8000-000000000000'
    expect(await run('todo', 'get', id)).to.deep.include({ code: 1, stdout: '', stderr: `there is no todo ${id}\n` })
  })
})
