import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { blocksOf, type Block } from '../docs/markdown-blocks.js'
import { root } from '../running/repository.js'
import { ServerProcess } from '../running/server-process.js'
import { InstalledPackage } from './installed-package.js'

const page = join(root, 'docs/getting-started.md')

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

describe('getting started, followed to the letter', () => {
  let project: InstalledPackage
  let server: ServerProcess | undefined
  let blocks: Block[]
  const curls: { line: string; status: string; body: string }[] = []
  const printed = new Map<string, string>()

  before(async () => {
    project = await InstalledPackage.create()
    const port = String(await freePort())
    blocks = blocksOf(page).map((block) => ({ ...block, text: block.text.replaceAll('3000', port) }))
  })
  after(async () => {
    await server?.kill()
    project.remove()
  })

  /** Does what one line of a shell block says. */
  async function follow(line: string): Promise<void> {
    if (line === 'node dist/main.js') {
      server = await ServerProcess.start(process.execPath, ['dist/main.js'], { cwd: project.folder })
      return
    }
    const command = line.startsWith('curl ') ? line.replace('curl', String.raw`curl -sS -w '\n%{http_code}'`) : line
    const { code, stdout, stderr } = await project.shell(command)
    expect(code, `${line}\n${stdout}${stderr}`).to.equal(0)
    printed.set(line, stdout)
    if (line.startsWith('curl ')) {
      const end = stdout.lastIndexOf('\n')
      curls.push({ line, body: stdout.slice(0, end), status: stdout.slice(end + 1) })
    }
  }

  it('does every step in order', async function () {
    // Three compilations, a server and a test run, perhaps beside other work.
    this.timeout(180_000)
    for (const { file, text, language } of blocks) {
      if (file !== undefined) project.write(file, text)
      else if (language === 'sh')
        for (const line of text.trim().split('\n')) if (!line.startsWith('npm i ')) await follow(line)
    }
    expect(server, 'the page starts a server').not.to.equal(undefined)
  })

  it('installs versions that the package allows', () => {
    const { peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      peerDependencies: Record<string, string>
    }
    const installs = blocks.filter(({ language, text }) => language === 'sh' && text.includes('npm i -D'))
    expect(installs).to.have.lengthOf(2)
    for (const { text } of installs) {
      const [, typescript = ''] = /typescript@(\d+)/.exec(text) ?? []
      expect(Number(typescript)).to.be.within(5, 6)
      expect(peerDependencies['typescript']).to.equal('>=5.4 <7')
      const [, tsPatch = ''] = /ts-patch@(\d+\.\d+\.\d+)/.exec(text) ?? []
      expect(peerDependencies['ts-patch']).to.contain(tsPatch)
    }
  })

  it('gets the answers that the page tells of', () => {
    expect(curls.map(({ status }) => status)).to.deep.equal(['201', '401', '422'])
    expect(JSON.parse(curls[0]?.body ?? '')).to.include({ article: 'tea', quantity: 2, customer: 'alice' })
    const { errors } = JSON.parse(curls[2]?.body ?? '') as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path)).to.have.members(['/article', '/quantity'])
  })

  it('prints what the client got, as its type says', () => {
    expect(printed.get('node dist/client.js')).to.match(/^[0-9a-f-]{36} is wanted by 2030-01-01/)
  })

  it('finds nothing to complain about', () => {
    expect(printed.has('npx solder check')).to.equal(true)
  })
})
