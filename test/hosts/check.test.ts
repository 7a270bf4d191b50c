import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { command } from '../../command/command.js'
import { bin, root, tspc } from '../running/repository.js'
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

  /** The same in this process, which has TypeScript loaded. */
  const inProcess = async (...args: string[]) => {
    let [stdout, stderr] = ['', '']
    const code = await command(args, {
      folder: project.folder,
      out: (line) => (stdout += `${line}\n`),
      error: (line) => (stderr += `${line}\n`),
    })
    return { code, stdout, stderr }
  }

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

  it('prints line breaks of a key as they are written', async () => {
    const key = "'GET /a\\nb\\u007f'"
    project = new UserProject({ 'src/app.ts': good.replace("'GET /'", key) })
    const { stdout } = await inProcess('check')
    expect(stdout.trimEnd().split('\n')).to.have.length(2)
    expect(stdout).to.include("has a space in 'a\\nb\\u007f', which")
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
    project.write({ 'tsconfig.json': '{ "compilerOptions": { "noEmit": true }', 'src/app.ts': good })
    const unclosed = await solder('check')
    expect(unclosed.stdout).to.match(/^tsconfig\.json:1:\d+ error TS1005: '}' expected\.$/m)
    expect(unclosed.code).to.equal(1)
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
  const slow = { ...pluginEntry, transformProgram: false }
  const entries: [what: string, plugins: object[], options: object, flaw?: [severity: string, text: RegExp]][] = [
    ['the entry that is wanted', [pluginEntry], {}],
    ['two entries that do the same', apart, {}],
    ['a path to the built file', [{ ...pluginEntry, transform: built }], {}],
    ['no entry', [], {}, ['error', /has no entry for Solder .*, so the build would emit no contracts: add \{/]],
    ['an entry for the editor alone', [{ name: 'solder' }], {}, ['error', /has no "transform": "solder\/transformer"/]],
    ['such an entry where nothing is emitted', [{ name: 'solder' }], { noEmit: true }],
    [
      'no entry where nothing is emitted',
      [],
      { noEmit: true },
      ['warning', /so the editor would show no problems: add/],
    ],
    ['no transformProgram', [slow], {}, ['warning', /has no "transformProgram": true, without which/]],
    [
      'no transformProgram in an incremental build',
      [slow],
      { incremental: true },
      ['error', /has no "transformProgram": true, and the build refuses/],
    ],
    ['an entry for the build alone', [{ ...pluginEntry, name: 'other' }], {}, ['warning', /has no "name": "solder"/]],
    ['two entries', [pluginEntry, pluginEntry], {}, ['warning', /has 2 entries/]],
  ]
  for (const [what, plugins, options, [severity, text] = []] of entries) {
    it(`${severity === undefined ? 'accepts' : `has a flaw (${severity}) for`} ${what}`, async () => {
      project = new UserProject({ 'src/app.ts': good }, { plugins, options })
      const { code, stdout, stderr } = await inProcess('check')
      expect(stderr).to.equal('')
      expect(code).to.equal(severity === 'error' ? 1 : 0)
      if (severity === undefined) expect(stdout).to.equal('No problems in 1 file.\n')
      else {
        const [first, summary, ...more] = stdout.split('\n')
        expect(first)
          .to.match(new RegExp(`^tsconfig\\.json:1:\\d+ ${severity} 790099: `))
          .and.match(text ?? /./)
        expect([summary, ...more]).to.deep.equal([`1 ${severity} in 1 file.`, ''])
      }
    })
  }

  it('points at the plugins in tsconfig.json, whatever the format', async () => {
    project = new UserProject({ 'src/app.ts': good }, { plugins: [{ name: 'solder' }] })
    const { stdout } = await inProcess('check', '--format', 'json')
    const [problem] = (JSON.parse(stdout) as { problems: { file: string; column: number; endColumn: number }[] })
      .problems
    const text = project.read('tsconfig.json')
    expect(problem).to.include({ file: 'tsconfig.json', line: 1, severity: 'error', code: '790099' })
    expect(text.slice((problem?.column ?? 0) - 1, (problem?.endColumn ?? 0) - 1)).to.equal('plugins')
  })

  it('says of a set-up that it fails when the build does', async () => {
    for (const [plugins, options] of [
      [[slow], { incremental: true }],
      [[slow], {}],
      [[pluginEntry, pluginEntry], {}],
    ] as const) {
      project = new UserProject({ 'src/app.ts': good }, { plugins: [...plugins], options })
      const built = await runNode([tspc, '-p', '.'], { cwd: project.folder })
      expect((await inProcess('check')).code, built.stdout).to.equal(built.code === 0 ? 0 : 1)
      project.remove()
    }
  })

  it('checks several projects at once, each problem once', async () => {
    const config = JSON.stringify({
      compilerOptions: { module: 'nodenext', target: 'es2022', types: [], skipLibCheck: true, plugins: [pluginEntry] },
      include: ['.', '../shared'],
    })
    project = new UserProject({
      'packages/one/tsconfig.json': config,
      'packages/one/app.ts': good.replace("'GET /'", "'GET'"),
      'packages/two/tsconfig.json': config,
      'packages/two/app.ts': good.replace("'GET /'", "'POST'"),
      'packages/shared/wiring.ts': good.replace("'GET /'", "'PUT'"),
    })
    const { code, stdout } = await inProcess('check', '-p', 'packages/one', '-p', 'packages/two/tsconfig.json')
    expect(stdout.match(/^\S+ /gm)).to.deep.equal([
      'packages/one/app.ts:3:47 ',
      'packages/shared/wiring.ts:3:47 ',
      'packages/two/app.ts:3:47 ',
      '3 ',
    ])
    expect(stdout).to.match(/^3 errors in 3 files\.$/m)
    expect(code).to.equal(1)
  })

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

  it('refuses a folder that no tsconfig.json is above in one sentence', async () => {
    project = new UserProject({})
    const folder = mkdtempSync(join(tmpdir(), 'solder-check-'))
    try {
      const outcome = await runNode([bin, 'check'], { cwd: folder })
      expectRefused(outcome, /^There is no tsconfig\.json in \S+ or above it: name one with -p\.$/m)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

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
})
