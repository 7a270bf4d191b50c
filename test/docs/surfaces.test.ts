import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { root, tspc } from '../running/repository.js'
import { runCommand, runNode } from '../running/run-node.js'
import { ServerProcess } from '../running/server-process.js'
import { blocksOf } from './markdown-blocks.js'
import { writePageProject } from './page-project.js'

/** Compiles the code of a page; gives the folder in which it can be run. */
async function compiled(page: string): Promise<string> {
  const folder = join(root, '.tmp/docs-run', page.replace(/\W+/g, '-'))
  rmSync(folder, { recursive: true, force: true })
  writePageProject(blocksOf(join(root, page)), folder)
  const { code, stdout } = await runNode([tspc, '-p', '.'], { cwd: folder })
  expect(code, stdout).to.equal(0)
  return folder
}

after(() => {
  rmSync(join(root, '.tmp/docs-run'), { recursive: true, force: true })
})

describe('the page on the command line', () => {
  it('shows what commands print', async () => {
    const folder = await compiled('docs/cli.md')
    const [session] = blocksOf(join(root, 'docs/cli.md')).filter(({ language }) => language === 'text')
    const shown = (session?.text ?? '').split(/^\$ /m).slice(1)
    expect(shown).to.have.length(6)
    for (const part of shown) {
      const [command = '', ...lines] = part.split('\n')
      const { stdout, stderr } = await runCommand('sh', ['-c', command], { cwd: folder })
      expect(stdout + stderr, command).to.equal(lines.join('\n'))
    }
  })
})

describe('the page on MCP', () => {
  let folder: string
  before(async () => {
    folder = await compiled('docs/mcp.md')
  })

  it('has a client that prints what is said of it', async () => {
    const [, said = ''] = /prints `(plan: [^`]+)`/.exec(readFileSync(join(root, 'docs/mcp.md'), 'utf8')) ?? []
    const { code, stdout, stderr } = await runNode(['dist/call.js'], { cwd: folder })
    expect({ code, stdout }, stderr).to.deep.equal({ code: 0, stdout: `${said}\n` })
  })

  it('has a server that answers as it says', async () => {
    const server = await ServerProcess.start(process.execPath, ['dist/main.js'], { cwd: folder, env: { PORT: '0' } })
    try {
      const send = (name: string, headers: Record<string, string> = {}): Promise<Response> =>
        fetch(`${server.url}/mcp`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
          body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: {} } }),
        })
      expect((await send('listTodos')).status).to.equal(200)
      expect((await send('listTodos', { origin: 'https://chat.example' })).status).to.equal(200)
      expect((await send('listTodos', { origin: 'https://other.example' })).status).to.equal(403)
      expect((await send('clearTodos')).status).to.equal(401)
      expect((await send('clearTodos', { authorization: 'Bearer ann' })).status).to.equal(200)
    } finally {
      await server.kill()
    }
  })
})
