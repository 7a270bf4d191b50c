import { once } from 'node:events'
import { expect } from 'chai'
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node'
import { bin } from '../../running/repository.js'
import { runCommand, runNode } from '../../running/run-node.js'
import { UserProject } from '../../running/user-project.js'
import { LanguageClient, pulling, uri } from './language-client.js'

const app = `import { defineWiring } from 'solder'
export const wiring = defineWiring({ http: { GET: () => '' } })
`

describe('the life of the language server', () => {
  let project: UserProject

  before(() => {
    project = new UserProject({ 'src/app.ts': app })
  })

  after(() => {
    project.remove()
  })

  it('ends with 0 after shutdown and exit', async () => {
    const client = await LanguageClient.start(project.folder)
    expect(await client.stop()).to.equal(0)
  })

  it('ends with 1 when the editor goes without a word, or says exit before shutdown', async () => {
    const silent = await LanguageClient.start(project.folder)
    const ended = once(silent.process, 'exit')
    silent.process.stdin?.end()
    expect(await ended).to.deep.equal([1, null])
    const hasty = await LanguageClient.start(project.folder)
    const exited = once(hasty.process, 'exit')
    await hasty.connection.sendNotification('exit')
    expect(await exited).to.deep.equal([1, null])
  })

  it('answers what was given up with the code for that, and goes on', async () => {
    const client = await LanguageClient.start(project.folder, pulling)
    const file = project.path('src/app.ts')
    await client.open(file, app)
    const source = new CancellationTokenSource()
    // The first one keeps the server busy, so that the second is given up before it is looked at.
    const first = client.pull(file)
    const second = client.connection.sendRequest(
      'textDocument/diagnostic',
      { textDocument: { uri: uri(file) } },
      source.token,
    )
    source.cancel()
    const outcome = await second.then(
      () => 'answered',
      (error: unknown) => (error as { code: number }).code,
    )
    expect(outcome).to.equal(-32800)
    expect((await first).kind).to.equal('full')
    expect(await client.problems(file)).to.have.length(1)
    expect(await client.stop()).to.equal(0)
  })

  it('explains itself', async () => {
    const { code, stdout } = await runNode([bin, 'lsp', '--help'], { cwd: project.folder })
    expect(code).to.equal(0)
    expect(stdout).to.match(/^Usage: solder lsp \[options\]\n\nBe a language server/)
    const { code: refused, stderr } = await runNode([bin, 'lsp', '--tcp'], { cwd: project.folder })
    expect([refused, stderr]).to.deep.equal([
      2,
      "'solder lsp' has no option '--tcp'. 'solder lsp --help' lists the options.\n",
    ])
  })

  it('says to whoever types it that an editor starts it', async function () {
    const terminal = await runCommand('script', ['-qec', `${process.execPath} ${bin} lsp`, '/dev/null'], {
      cwd: project.folder,
    }).catch(() => undefined)
    // Where there is no program that makes terminals.
    if (!terminal) this.skip()
    expect(terminal.code).to.equal(2)
    expect(terminal.stdout).to.match(
      /^'solder lsp' speaks the Language Server Protocol over stdin and stdout: an editor/,
    )
  })
})
