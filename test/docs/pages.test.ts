import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { root, tspc } from '../running/repository.js'
import { runNode } from '../running/run-node.js'
import { ServerProcess } from '../running/server-process.js'
import { blocksOf } from './markdown-blocks.js'
import { writePageProject } from './page-project.js'

const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
  bin: Record<string, string>
}
const folderOf = (page: string): string => join(root, '.tmp/docs', page.replace(/\W+/g, '-'))

describe('the pages of the documentation', () => {
  after(() => {
    rmSync(join(root, '.tmp/docs'), { recursive: true, force: true })
  })

  for (const page of pages) {
    describe(page, () => {
      const blocks = blocksOf(join(root, page))

      it('links to what exists', () => {
        const text = readFileSync(join(root, page), 'utf8')
        for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
          if (/^[a-z]+:/.test(target)) continue
          const [file = '', anchor] = target.split('#')
          const path = file === '' ? join(root, page) : join(root, dirname(page), file)
          expect(existsSync(path), target).to.equal(true)
          if (anchor !== undefined) expect(anchorsOf(path), target).to.include(anchor)
        }
      })

      it('names only commands that exist', () => {
        const commands = blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.split(/\n|&&/))
        for (const command of commands) {
          const script = /^\s*npm (?:run (\S+)|(test|start))\s*$/.exec(command)
          if (script) expect(manifest.scripts).to.have.property(script[1] ?? script[2] ?? '')
          if (/\bnpx solder\b/.test(command)) expect(manifest.bin).to.have.property('solder')
        }
      })

      const files = blocks.filter(({ language }) => language === 'ts' || language === 'js')
      if (files.length === 0) return

      it('names the file of each piece of code', () => {
        for (const { file, line } of files) expect(file, `${page}:${line}`).to.match(/\.c?[jt]s$/)
      })

      it('compiles', async () => {
        rmSync(folderOf(page), { recursive: true, force: true })
        writePageProject(blocks, folderOf(page))
        const { code, stdout, stderr } = await runNode([tspc, '-p', '.'], { cwd: folderOf(page) })
        expect(code, stdout + stderr).to.equal(0)
      })
    })
  }

  it('have an example on the first page that does what is said of it', async () => {
    const [example] = blocksOf(join(root, 'README.md')).filter(({ language }) => language === 'ts')
    if (!example) throw new Error('the README has no example')
    // The example listens on a port of its own and says nothing; a test needs a free one, and to know it.
    const text = example.text.replace('await serve(', 'const { url } = await serve(').replace('port: 3000', 'port: 0')
    const folder = folderOf('first-example')
    writePageProject([{ ...example, text: `${text}console.log(url)\n` }], folder)
    const { code, stdout } = await runNode([tspc, '-p', '.'], { cwd: folder })
    expect(code, stdout).to.equal(0)

    const server = await ServerProcess.start(process.execPath, ['dist/hello.js'], { cwd: folder })
    try {
      const { url } = server
      const hello = await fetch(`${url}/hello/Ada?times=2`)
      expect(await hello.json()).to.include({ text: 'Hello, Ada! Hello, Ada! ' })
      const refused = await fetch(`${url}/hello/Ada?times=ten`)
      expect(refused.status).to.equal(422)
      expect(((await refused.json()) as { errors: { path: string }[] }).errors[0]?.path).to.equal('/times')
    } finally {
      await server.kill()
    }
  })
})

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(path: string): string[] {
  const headings = readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)
  return [...headings].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}
