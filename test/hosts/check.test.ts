import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { command } from '../../transformer/hosts/command.js'
import { bin, root } from '../running/repository.js'
import { runNode, type Outcome } from '../running/run-node.js'
import { pluginEntry, UserProject } from '../running/user-project.js'

const good = `import { defineWiring } from 'solder'

export const wiring = defineWiring({ http: { 'GET /': (): string => '' } })
`
const bad = `import { defineWiring } from 'solder'

export const wiring = defineWiring({
  http: { 'GET /a/:x': ({ x }: { x: string }): string => x, 'GET /a/:y': ({ y }: { y: string }): string => y },
  cron: { beat: { schedule: '0 25 * * *', run: (): void => undefined } },
})
`

describe('solder check', () => {
  let project: UserProject

  afterEach(() => {
    project.remove()
  })

  const solder = (...args: string[]): Promise<Outcome> => runNode([bin, ...args], { cwd: project.folder })

  /** A command that could not run: one sentence, and nothing else. */
  const expectRefused = ({ code, stdout, stderr }: Outcome, reason: RegExp) => {
    expect(stderr).to.match(reason)
    expect(stderr.trim().split('\n')).to.have.length(1)
    expect(stdout).to.equal('')
    expect(code).to.equal(2)
  }

  it('prints each problem with its place, code, rule and related places, and exits 1', async () => {
    project = new UserProject({ 'src/app.ts': bad })
    const { code, stdout, stderr } = await solder('check')
    expect(stdout).to
      .equal(`src/app.ts:4:12 error 790001 duplicate-route: The route 'GET /a/:x' matches the same requests as 'GET /a/:y' on line 4.
    src/app.ts:4:62 The other one is 'GET /a/:y'.
src/app.ts:4:62 error 790001 duplicate-route: The route 'GET /a/:y' matches the same requests as 'GET /a/:x' on line 4.
    src/app.ts:4:12 The other one is 'GET /a/:x'.
src/app.ts:5:32 error 790006 invalid-cron: '25' is not valid for the hour of a cron expression, which is 0–23.
3 errors in 1 file.
`)
    expect(stderr).to.equal('')
    expect(code).to.equal(1)
  })

  it('says that there are none, and exits 0', async () => {
    project = new UserProject({ 'src/app.ts': good, 'src/other.ts': 'export {}\n' })
    expect(await solder('check')).to.include({ code: 0, stdout: 'No problems in 2 files.\n', stderr: '' })
  })

  it('leaves out what a comment says to ignore', async () => {
    project = new UserProject({
      'src/app.ts': bad
        .replace("'GET /a/:y': ({ y }: { y: string }): string => y", '')
        .replace('  cron', '  // solder-ignore-next-line invalid-cron the scheduler has its own hours\n  cron'),
    })
    expect(await solder('check')).to.include({ code: 0, stdout: 'No problems in 1 file.\n' })
  })

  it('takes a tsconfig.json or its folder, and finds the one above', async () => {
    project = new UserProject({ 'src/app.ts': bad })
    for (const args of [
      ['-p', 'tsconfig.json'],
      ['-p', '.'],
      ['--project', project.folder],
    ]) {
      const { code, stdout } = await solder('check', ...args)
      expect(code).to.equal(1)
      expect(stdout).to.include('src/app.ts:5:32 ')
    }
    const { code, stdout } = await runNode([bin, 'check'], { cwd: project.path('src') })
    expect(code).to.equal(1)
    expect(stdout).to.match(/^app\.ts:5:32 /m)
  })

  it('reports syntax and option errors of TypeScript', async () => {
    project = new UserProject({ 'src/app.ts': `${good}export const = 5\n` }, { options: { module: 'none-such' } })
    const { code, stdout } = await solder('check')
    expect(stdout).to.match(/^src\/app\.ts:4:14 error TS1134: /m)
    expect(stdout).to.match(/^tsconfig\.json:1:\d+ error TS6046: /m)
    expect(code).to.equal(1)
  })

  it('reports a configuration that is malformed, has no files, or names what is not there', async () => {
    project = new UserProject({})
    const empty = await solder('check')
    expect(empty.stdout).to.match(/error TS18003: /)
    expect(empty.code).to.equal(1)
    project.write({ 'tsconfig.json': '{ "compilerOptions": { "target": ' })
    expect((await solder('check')).stdout).to.match(/^tsconfig\.json:1:\d+ error TS\d+: /m)
    project.write({ 'tsconfig.json': '{ "extends": "./none.json", "include": ["src"] }', 'src/app.ts': good })
    expect((await solder('check')).stdout).to.match(/error TS\d+: .*none\.json/)
    expectRefused(await solder('check', '-p', 'none'), /^There is no tsconfig\.json at \S+none\.$/m)
    project.write({ 'tsconfig.json': '{ "files": [], "references": [{ "path": "./gone" }] }' })
    expectRefused(await solder('check'), /^There is no project at \S+gone\S*, which \S+ references\.$/m)
  })

  it('checks the projects that a tsconfig.json references, each problem once', async () => {
    const options = { composite: true, module: 'nodenext', target: 'es2022', types: [], skipLibCheck: true }
    const entry = { ...options, plugins: [pluginEntry] }
    project = new UserProject({
      'tsconfig.json': JSON.stringify({ files: [], references: [{ path: './functions' }, { path: './app' }] }),
      'functions/tsconfig.json': JSON.stringify({ compilerOptions: { ...entry, outDir: '../dist/functions' } }),
      'functions/get.ts': `export const get = (input: { name: string }): string => input.name\n`,
      'functions/wiring.ts': good.replace("'GET /'", "'GET'"),
      'app/tsconfig.json': JSON.stringify({
        compilerOptions: { ...entry, outDir: '../dist/app' },
        references: [{ path: '../functions' }],
      }),
      'app/app.ts': `import { defineApp, defineWiring } from 'solder'
import { get } from '../functions/get.js'
import { wiring } from '../functions/wiring.js'
export default defineApp({ name: 'app', wirings: [wiring, defineWiring({ http: { 'GET /:id': get } })] })
`,
    })
    const { code, stdout, stderr } = await solder('check')
    expect(stderr).to.equal('')
    expect(stdout).to.match(/^functions\/wiring\.ts:3:47 error 790003 /m)
    expect(stdout).to.match(/^app\/app\.ts:4:88 error 790004 .*\n {4}functions\/get\.ts:1:14 /m)
    expect(stdout).to.match(/^2 errors in 3 files\.$/m)
    expect(code).to.equal(1)
  })

  const apart = [{ name: 'solder' }, { transform: 'solder/transformer', transformProgram: true }]
  const built = join(root, 'dist', 'transformer', 'index.js')
  const entries: [what: string, plugins: object[], warning?: RegExp][] = [
    ['the entry that is wanted', [pluginEntry]],
    ['two entries that do the same', apart],
    ['a path to the built file', [{ ...pluginEntry, transform: built }]],
    ['no entry', [], /has no entry for Solder in compilerOptions\.plugins, so the build would emit no contracts/],
    ['an entry for the editor alone', [{ name: 'solder' }], /has no "transform": "solder\/transformer"/],
    ['no transformProgram', [{ ...pluginEntry, transformProgram: false }], /has no "transformProgram": true/],
    ['an entry for the build alone', [{ ...pluginEntry, name: 'other' }], /has no "name": "solder"/],
    ['two entries', [pluginEntry, pluginEntry], /has 2 entries/],
  ]
  for (const [what, plugins, warning] of entries) {
    it(`${warning ? 'warns about' : 'accepts'} ${what}`, () => {
      project = new UserProject({ 'src/app.ts': good }, { plugins })
      let [stdout, stderr] = ['', '']
      // In this process, which has TypeScript loaded.
      const code = command(['check'], {
        folder: project.folder,
        out: (line) => (stdout += `${line}\n`),
        error: (line) => (stderr += `${line}\n`),
      })
      expect(code).to.equal(0)
      expect(stdout).to.equal('No problems in 1 file.\n')
      if (warning) {
        expect(stderr).to.match(/^warning: .*\n$/)
        expect(stderr).to.match(warning)
      } else expect(stderr).to.equal('')
    })
  }

  it('asks for no entry in a project that only has a client', async () => {
    const client = "import { createClient } from 'solder/client'\nexport { createClient }\n"
    project = new UserProject({ 'src/client.ts': client }, { plugins: [] })
    expect(await solder('check')).to.include({ code: 0, stderr: '' })
  })

  const hint = 'npm i -D typescript@6\\.0\\.3 ts-patch@4\\.0\\.1$'
  for (const [version, reason] of [
    ['7.0.2', 'TypeScript 7\\.0\\.2 runs no transformers and no editor plugins'],
    ['5.3.3', 'TypeScript 5\\.3\\.3 is too old'],
  ] as const) {
    it(`refuses TypeScript ${version} in one sentence`, async () => {
      project = new UserProject({
        'src/app.ts': good,
        'node_modules/typescript/package.json': JSON.stringify({ name: 'typescript', version, main: 'none.js' }),
      })
      expectRefused(await solder('check'), new RegExp(`^${reason}.*${hint}`, 'm'))
    })
  }

  it('refuses a project without TypeScript in one sentence', async () => {
    project = new UserProject({ 'src/app.ts': good })
    const folder = mkdtempSync(join(tmpdir(), 'solder-check-'))
    try {
      cpSync(project.path('tsconfig.json'), join(folder, 'tsconfig.json'))
      symlinkSync(project.path('src'), join(folder, 'src'), 'junction')
      const outcome = await runNode([bin, 'check'], { cwd: folder })
      expectRefused(outcome, new RegExp(`^No TypeScript is installed for .*${hint}`, 'm'))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('explains itself, and tells its version', async () => {
    project = new UserProject({})
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    expect(await solder('--version')).to.include({ code: 0, stdout: `${version}\n`, stderr: '' })
    for (const args of [['--help'], ['-h'], ['help'], ['check', '--help']]) {
      const { code, stdout, stderr } = await solder(...args)
      expect([code, stderr]).to.deep.equal([0, ''])
      expect(stdout).to.match(/^Usage: solder <command>/)
    }
    const { code, stdout, stderr } = await solder()
    expect([code, stdout]).to.deep.equal([2, ''])
    expect(stderr).to.match(/^Usage: /)
  })

  it('refuses what it does not know', async () => {
    project = new UserProject({})
    expectRefused(await solder('chekc'), /^'chekc' is not a command of solder\. Did you mean 'solder check'\?$/m)
    expectRefused(
      await solder('deploy'),
      /^'deploy' is not a command of solder\. 'solder --help' lists the commands\.$/m,
    )
    expectRefused(await solder('check', '--fast'), /--fast.*'solder --help' lists the options/)
    expectRefused(await solder('check', 'src'), /^'solder check' takes no argument 'src'/)
    expectRefused(await solder('check', '-p'), /'solder --help' lists the options/)
  })
})
