import { basename, dirname, join } from 'node:path'
import { expect } from 'chai'
import { command } from '../../command/command.js'
import { pluginEntry, UserProject } from '../running/user-project.js'

const app = (key: string, note = '') => `import { defineWiring } from 'solder'

${note}export const wiring = defineWiring({
  http: { ${key}: (input: { id: string }): string => input.id },
})
`

describe('solder check --fix', () => {
  let project: UserProject

  afterEach(() => {
    project.remove()
  })

  const solder = async (...args: string[]) => {
    let out = ''
    const code = await command(args, {
      folder: project.folder,
      out: (line) => (out += `${line}\n`),
      error: (line) => (out += `${line}\n`),
    })
    return { code, out }
  }

  it('mends what needs nobody to choose, in source files and in tsconfig.json', async () => {
    const note = '// solder-ignore-next-line duplicate-route gone\n'
    project = new UserProject(
      { 'src/app.ts': app("'get /a/:id/'", note), 'src/other.ts': app("'POST //b'").replaceAll('\n', '\r\n') },
      { plugins: [{ ...pluginEntry, ruels: {} }] },
    )
    expect(await solder('check', '--fix')).to.deep.equal({ code: 0, out: 'Mended 3 files.\nNo problems in 2 files.\n' })
    expect(project.read('src/app.ts')).to.equal(app("'GET /a/:id'"))
    expect(project.read('src/other.ts')).to.equal(app("'POST /b'").replaceAll('\n', '\r\n'))
    expect(project.read('tsconfig.json')).to.include('"rules":{}')
    expect((await solder('check', '--fix')).out).to.equal('No problems in 2 files.\n')
  })

  it('leaves and reports what somebody has to choose', async () => {
    project = new UserProject({ 'src/app.ts': app("'GET /a/:idd'") })
    const { code, out } = await solder('check', '--fix')
    expect(out).to.include("has no property 'idd'")
    expect(code).to.equal(1)
    expect(project.read('src/app.ts')).to.equal(app("'GET /a/:idd'"))
  })

  it('makes no two keys the same', async () => {
    const keys = "'get /a': () => '', 'GET a': () => '', 'get /b': () => '', 'GET /b': () => '', 'GET c'"
    project = new UserProject({ 'src/app.ts': app(keys) })
    const { code, out } = await solder('check', '--fix')
    expect(out).to.include('Mended 1 file.\n3 errors in 1 file.')
    expect(code).to.equal(1)
    expect(project.read('src/app.ts')).to.equal(app(keys.replace("'GET c'", "'GET /c'")))
  })

  it('touches nothing where TypeScript cannot read a file', async () => {
    project = new UserProject({ 'src/app.ts': `${app("'get /'")}export const = 5\n` })
    expect((await solder('check', '--fix')).code).to.equal(1)
    expect(project.read('src/app.ts')).to.include("'get /'")
  })
})

describe('the formats of solder check', () => {
  let project: UserProject

  before(() => {
    project = new UserProject({
      'src/a b.ts': `import { defineWiring } from 'solder'
const run = (): void => undefined
export const wiring = defineWiring({
  http: { 'GET /100%': run, 'GET /a/:x': ({ x }: { x: string }): string => x, 'GET /a/:y': ({ y }: { y: string }): string => y },
})
// solder-ignore-next-line invalid-cron
`,
    })
  })

  after(() => {
    project.remove()
  })

  const solder = async (...args: string[]) => {
    let [out, error] = ['', '']
    const code = await command(args, {
      folder: project.folder,
      out: (line) => (out += line),
      error: (line) => (error += line),
    })
    return { code, out, error }
  }

  it('have one for programs', async () => {
    const { code, out } = await solder('check', '--format', 'json')
    const report = JSON.parse(out) as { files: number; problems: Record<string, unknown>[] }
    expect(code).to.equal(1)
    expect(report.files).to.equal(1)
    expect(report.problems.map(({ rule, severity, line, column }) => [rule, severity, line, column])).to.deep.equal([
      ['invalid-route', 'error', 4, 17],
      ['duplicate-route', 'error', 4, 30],
      ['duplicate-route', 'error', 4, 80],
      ['unused-ignore', 'warning', 6, 28],
    ])
    expect(report.problems[1]).to.deep.include({
      file: 'src/a b.ts',
      endLine: 4,
      endColumn: 39,
      code: '790001',
      docs: 'docs/diagnostics/duplicate-route.md',
      related: [
        {
          file: 'src/a b.ts',
          line: 4,
          column: 80,
          endLine: 4,
          endColumn: 89,
          message: "The other one is 'GET /a/:y'.",
        },
      ],
    })
  })

  it('have one for GitHub Actions', async () => {
    const [route, duplicate] = (await solder('check', '--format=github')).out.split('\n')
    expect(route).to.match(
      /^::error file=src\/a b\.ts,line=4,endLine=4,col=17,endColumn=21,title=invalid-route \(790003\)::'100%25' has a '%25'/,
    )
    expect(duplicate).to.match(/on line 4\.%0Asrc\/a b\.ts:4: The other one is 'GET \/a\/:y'\.$/)
  })

  it('name files for GitHub from the root of the repository, where it looks for them', async () => {
    const before = process.env['GITHUB_WORKSPACE']
    const firstLine = async (root: string) => {
      process.env['GITHUB_WORKSPACE'] = root
      return (await solder('check', '--format=github')).out.split('\n')[0]
    }
    try {
      const [folder, name] = [dirname(project.folder), basename(project.folder)]
      expect(await firstLine(folder)).to.include(`::error file=${name}/src/a b.ts,line=4,`)
      expect(await firstLine(join(folder, 'elsewhere'))).to.include('::error file=src/a b.ts,line=4,')
    } finally {
      if (before === undefined) delete process.env['GITHUB_WORKSPACE']
      else process.env['GITHUB_WORKSPACE'] = before
    }
  })

  it('have one for code scanning', async () => {
    const log = JSON.parse((await solder('check', '--format', 'sarif')).out) as {
      version: string
      runs: {
        tool: { driver: { rules: { id: string }[] } }
        results: { ruleId: string; level: string; locations: object[] }[]
      }[]
    }
    expect(log.version).to.equal('2.1.0')
    const [run] = log.runs
    expect(run?.results.map(({ ruleId, level }) => `${ruleId} ${level}`)).to.deep.equal([
      'invalid-route error',
      'duplicate-route error',
      'duplicate-route error',
      'unused-ignore warning',
    ])
    for (const { ruleId } of run?.results ?? []) expect(run?.tool.driver.rules.map(({ id }) => id)).to.include(ruleId)
    expect(run?.results[0]?.locations[0]).to.deep.equal({
      physicalLocation: {
        artifactLocation: { uri: 'src/a%20b.ts', uriBaseId: 'ROOT' },
        region: { startLine: 4, startColumn: 17, endLine: 4, endColumn: 21 },
      },
    })
  })

  it('are no others', async () => {
    expect(await solder('check', '--format', 'jsonn')).to.include({
      code: 2,
      error: "'jsonn' is not a format of 'solder check'. Did you mean 'json'?",
    })
  })
})
