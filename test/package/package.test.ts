import { expect } from 'chai'
import { blocksOf } from '../docs/markdown-blocks.js'
import { join } from 'node:path'
import { deprecatedOptions } from '../running/deprecated-options.js'
import { root } from '../running/repository.js'
import { InstalledPackage } from './installed-package.js'

const doors = [
  'solder',
  'solder/node',
  'solder/client',
  'solder/testing',
  'solder/transformer',
  'solder/embedded',
  'solder/postgres',
  'solder/redis',
]
const plugins = [{ name: 'solder', transform: 'solder/transformer', transformProgram: true }]
const compilerOptions = {
  target: 'ES2022',
  module: 'nodenext',
  strict: true,
  skipLibCheck: true,
  types: ['node'],
  outDir: 'dist',
  rootDir: '.',
}

describe('the package as npm would publish it', () => {
  let project: InstalledPackage
  before(async () => {
    project = await InstalledPackage.create()
  })
  after(() => {
    project.remove()
  })
  beforeEach(() => {
    project.clear()
    project.write('package.json', { name: 'user', private: true, type: 'module' })
  })

  it('holds what it needs and nothing else', () => {
    expect(project.published).to.include.members(['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE'])
    expect(project.published).to.include.members(['dist/transformer/package.json', 'dist/lsp-plugin/package.json'])
    const strays = project.published.filter((path) => /\.tsbuildinfo$|\.map$|(^|\/)test\/|[^d]\.ts$/.test(path))
    expect(strays).to.deep.equal([])
  })

  it('opens every door to an import', async () => {
    const imports = doors.map((door) => `console.log(Object.keys(await import('${door}')).join())`).join('\n')
    project.write('doors.mjs', imports)
    const { code, stdout, stderr } = await project.shell('node doors.mjs')
    expect(code, stderr).to.equal(0)
    const names = stdout.split('\n').map((line) => line.split(','))
    expect(names[0]).to.include.members([
      'defineApp',
      'defineServices',
      'defineWiring',
      'defineTopic',
      'codec',
      'contractOf',
    ])
    expect(names[0]).to.include.members(['NotFound', 'Unauthorized', 'Conflict'])
    expect(names[1]).to.include('serve')
    expect(names[2]).to.include('createClient')
    expect(names[3]).to.include('testContext')
    expect(names[5]).to.include('embedded')
    expect(names[6]).to.include('postgres')
    expect(names[7]).to.include('redis')
  })

  it('is a plugin where the editor looks for one', async () => {
    project.write(
      'plugin.cjs',
      `console.log(typeof require('./node_modules/solder/' + require('solder/package.json').main))`,
    )
    expect((await project.shell('node plugin.cjs')).stdout).to.equal('function\n')
  })

  for (const [name, options] of Object.entries({
    nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
    bundler: { module: 'esnext', moduleResolution: 'bundler' },
    node10: {
      module: 'esnext',
      moduleResolution: 'node10',
      esModuleInterop: true,
      ...deprecatedOptions,
    },
  })) {
    it(`has types under moduleResolution ${name}`, async () => {
      project.write('tsconfig.json', { compilerOptions: { ...compilerOptions, ...options, skipLibCheck: false } })
      project.write(
        'types.ts',
        `import { defineApp, type Context, type MinLength } from 'solder'
         import { serve } from 'solder/node'
         import { createClient } from 'solder/client'
         import { testContext } from 'solder/testing'
         import { runCli, type CliOptions } from 'solder/cli'
         import { serveMcp, type ServeMcpOptions } from 'solder/mcp'
         import transformer from 'solder/transformer'
         export const name: string & MinLength<1> = 'x'
         export type Ctx = Context<{ db: string }>
         export const doors = [defineApp, serve, createClient, testContext, runCli, serveMcp, transformer] as const
         export type Options = CliOptions | ServeMcpOptions
         // @ts-expect-error -- the types are there, so this is seen to be wrong
         export const wrong: number = serve`,
      )
      const { code, stdout } = await project.shell('npx tsc -p .')
      expect(code, stdout).to.equal(0)
    })
  }

  it('says under TypeScript 7 which version to install', async () => {
    project.write('tsconfig.json', { compilerOptions: { ...compilerOptions, plugins } })
    project.write('main.ts', 'export {}')
    // What TypeScript 7.0.2 gives to require(), all of it. The real one would claim node_modules/.bin/tsc for itself.
    project.write('seven/node_modules/typescript/package.json', { name: 'typescript', version: '7.0.2', main: 'v.cjs' })
    project.write('seven/node_modules/typescript/v.cjs', `exports.version = '7.0.2'; exports.versionMajorMinor = '7.0'`)
    project.write('seven/tsconfig.json', { compilerOptions: { ...compilerOptions, plugins } })
    const { code, stdout, stderr } = await project.shell('cd seven && ../node_modules/.bin/solder check')
    expect(code).to.be.greaterThan(0)
    expect(stdout + stderr).to.match(/^TypeScript 7\.0\.2 [^\n]*npm i -D typescript@6\.0\.3 ts-patch@4\.0\.1[^\n]*\n$/)
  })

  describe('compiled without Solder', () => {
    const app = (): void => {
      for (const { file, text } of blocksOf(join(root, 'docs/getting-started.md')))
        if (file !== undefined && /^(orders|services|app|main)\.ts$/.test(file)) project.write(file, text)
    }
    const codecUser = `import { codec } from 'solder'\nexport const text = codec<string>()\nconsole.log('started')\n`

    for (const [how, compiler, withEntry] of [
      ['by tsc', 'tsc', true],
      ['by tspc without an entry in tsconfig.json', 'tspc', false],
    ] as const) {
      it(`${how}: the application does not start and says what to do`, async () => {
        project.write('tsconfig.json', {
          compilerOptions: withEntry ? { ...compilerOptions, plugins } : compilerOptions,
        })
        app()
        expect((await project.shell(`npx ${compiler} -p .`)).code).to.equal(0)
        const { code, stdout, stderr } = await project.shell('node dist/main.js', { PORT: '0' })
        expect(code).to.equal(1)
        expect(stdout).to.equal('')
        expect(stderr).to.contain('tspc').and.to.contain('plugins')
        expect(stderr).not.to.match(/^\s+at /m)
      })

      it(`${how}: codec() says what to do`, async () => {
        project.write('tsconfig.json', {
          compilerOptions: withEntry ? { ...compilerOptions, plugins } : compilerOptions,
        })
        project.write('main.ts', codecUser)
        expect((await project.shell(`npx ${compiler} -p .`)).code).to.equal(0)
        const { code, stdout, stderr } = await project.shell('node dist/main.js')
        expect(code).to.equal(1)
        expect(stdout).to.equal('')
        expect(stderr).to.contain('tspc')
      })
    }
  })
})
