import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { commands } from '../../command/commands.js'
import { findTypeScript, otherNames } from '../../lsp-plugin/server/find-typescript.js'
import { EditorServer } from '../lsp-plugin/editor-server.js'
import { root } from '../running/repository.js'
import { pluginEntry } from '../running/user-project.js'
import { blocksOf } from './markdown-blocks.js'

const page = join(root, 'docs/editors.md')
const text = readFileSync(page, 'utf8')

describe('the page on editors', () => {
  it('has settings that are JSON, with the entry that the build needs', () => {
    const settings = blocksOf(page).filter(({ language }) => language === 'json')
    expect(settings).to.have.length(4)
    const parsed = settings.map((block) => JSON.parse(block.text) as Record<string, unknown>)
    expect(parsed[0]).to.deep.equal({ compilerOptions: { plugins: [pluginEntry] } })
  })

  it('names commands that there are, wherever it does', () => {
    const named = [...text.matchAll(/npx',? '?solder',? '?(\w+)|npx solder (\w+)|\["solder", "(\w+)"\]/g)]
    expect(named.length).to.be.greaterThan(5)
    for (const [, a, b, c] of named) expect(commands).to.have.property(a ?? b ?? c ?? '')
  })

  it('says where a TypeScript is looked for, and how to install one, as the server does', () => {
    for (const name of otherNames) expect(text).to.include(`\`${name}\``)
    const empty = realpathSync(mkdtempSync(join(tmpdir(), 'solder-editors-')))
    try {
      const found = findTypeScript(empty, empty)
      const hint = 'reason' in found ? found.reason.replace(/^.*: (?=npm )/, '') : ''
      expect(hint).to.match(/^npm i -D /)
      expect(
        blocksOf(page)
          .filter(({ language }) => language === 'sh')
          .map((block) => block.text.trim()),
      ).to.include(hint)
    } finally {
      rmSync(empty, { recursive: true })
    }
  })

  describe('in a monorepo where a package has solder and the root has TypeScript', () => {
    let folder: string
    let file: string
    const app =
      "import { defineWiring } from 'solder'\nexport const wiring = defineWiring({ http: { GET: () => '' } })\n"

    before(() => {
      folder = realpathSync(mkdtempSync(join(tmpdir(), 'solder-monorepo-')))
      const options = { module: 'nodenext', target: 'es2022', types: [], skipLibCheck: true, plugins: [pluginEntry] }
      file = write('packages/api/app.ts', app)
      write('packages/api/tsconfig.json', JSON.stringify({ compilerOptions: options }))
      // A copy: a link would lead tsserver into the repository, where solder is beside it.
      cpSync(join(root, 'node_modules/typescript'), join(folder, 'node_modules/typescript'), {
        recursive: true,
        dereference: true,
      })
      mkdirSync(join(folder, 'packages/api/node_modules'))
      symlinkSync(root, join(folder, 'packages/api/node_modules/solder'), 'junction')
    })

    after(() => {
      rmSync(folder, { recursive: true, force: true })
    })

    const write = (name: string, content: string): string => {
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, content)
      return path.replaceAll('\\', '/')
    }

    /** The codes that the editor shows, and what the log of tsserver says of plugins. */
    const edit = async (...options: string[]) => {
      const log = join(folder, 'tsserver.log')
      rmSync(log, { force: true })
      const args = [...options, '--logVerbosity', 'verbose', '--logFile', log]
      const server = new EditorServer(folder, args, join(folder, 'node_modules/typescript'))
      try {
        server.open(file, app)
        const codes = (await server.diagnostics(file)).map(({ code }) => code)
        return { codes, log: readFileSync(log, 'utf8') }
      } finally {
        await server.stop()
      }
    }

    it('the plugin is not found without help, and the log says so in the words of the page', async () => {
      const { codes, log } = await edit()
      expect(codes).to.deep.equal([])
      for (const words of ['Enabling plugin solder', "Couldn't find solder"]) {
        expect(log).to.include(words)
        expect(text).to.include(`\`${words}\``)
      }
    })

    it('the plugin is found by the option that the page names', async () => {
      const [, option = '', place = ''] = /`(--pluginProbeLocations) (\S+)`/.exec(text) ?? []
      const { codes, log } = await edit(option, place)
      expect(codes).to.deep.equal([790003])
      expect(log).not.to.include("Couldn't find solder")
    })
  })
})
