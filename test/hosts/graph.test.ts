import { instance } from '@viz-js/viz'
import { parseHTML } from 'linkedom'
import { expect } from 'chai'
import { command } from '../../command/command.js'
import type { Graph } from '../../transformer/graph/graph.js'
import { bin, root } from '../running/repository.js'
import { runNode } from '../running/run-node.js'
import { UserProject } from '../running/user-project.js'

const jobs = `import { defineServices, defineTopic, type ChannelContext, type Context } from 'solder'

export interface Services { db: { save(): void }; mail: { send(): void }; clock: Date }
export const services = defineServices<Services>({
  db: () => ({ save: () => undefined }),
  mail: ({ db }) => ({ send: () => db.save() }),
})
export const placed = defineTopic<string>('order "placed"')

/** Sends a mail. @throws {Gone} never */
export const send = (_input: { to: string }, { mail }: Context<Services>): void => mail.send()
export async function place(input: { to: string }, ctx: Context<Services, { user: string } | undefined>): Promise<void> {
  ctx.clock.getTime()
  await ctx.enqueue(send, input)
  await ctx.enqueue(send, input)
  await ctx.publish(placed, input.to)
}
export async function follow(_input: {}, { subscribe }: ChannelContext<Services>): Promise<void> {
  await subscribe(placed)
}
export class Archive {
  async keep(ctx: Context<Services>): Promise<void> {
    await ctx.call(send, { to: '' })
  }
}
`
const app = `import { defineApp, defineWiring } from 'solder'
import { follow, place, send, services } from './jobs.js'

const orders = defineWiring({
  http: { 'POST /orders': place, 'GET /health': async (ctx: import('solder').Context<{}>) => { await ctx.call(send, { to: 'x' }); return 'ok' } },
  channels: { '/live': { open: follow, on: { "say; #1 <b> {}[]()|* end &amp; --> x": follow } } },
  rpc: { place },
  queues: { mails: { run: send, deadLetter: () => undefined } },
  cron: { nightly: { schedule: '0 3 * * *', run: () => undefined } },
  mcp: { tools: { place }, resources: { 'order://{to}': { run: place } } },
  cli: { 'order send <to>': send },
})
export default defineApp({ name: 'shop', services, session: () => undefined, wirings: [orders] })
`

describe('solder graph', () => {
  let project: UserProject

  before(() => {
    project = new UserProject({ 'src/jobs.ts': jobs, 'src/app.ts': app })
  })

  after(() => {
    project.remove()
  })

  const graphIn = async (folder: string, ...args: string[]) => {
    let [stdout, stderr] = ['', '']
    const code = await command(['graph', ...args], {
      folder,
      out: (line) => (stdout += `${line}\n`),
      error: (line) => (stderr += `${line}\n`),
    })
    return { code, stdout, stderr }
  }
  const graph = (...args: string[]) => graphIn(project.folder, ...args)
  const json = async (...args: string[]) => JSON.parse((await graph('--format', 'json', ...args)).stdout) as Graph

  it('tells as JSON all that the source says', async () => {
    const { stdout, code, stderr } = await runNode([bin, 'graph', '--format', 'json'], { cwd: project.folder })
    expect([code, stderr]).to.deep.equal([0, ''])
    const [jobsFile, appFile] = ['src/jobs.ts', 'src/app.ts']
    const inApp = (line: number) => ({ file: appFile, line })
    const inJobs = (line: number) => ({ file: jobsFile, line })
    const found = JSON.parse(stdout) as Graph
    expect(found).to.deep.equal({
      version: 1,
      complete: true,
      apps: [{ name: 'shop', ...inApp(13), entries: found.entries.map(({ id }) => id) }],
      entries: [
        { id: 'http POST /orders', kind: 'http', address: 'POST /orders', function: 'src/jobs.ts#place', ...inApp(5) },
        {
          id: 'http GET /health',
          kind: 'http',
          address: 'GET /health',
          function: 'src/app.ts#GET /health',
          ...inApp(5),
        },
        {
          id: 'channel /live open',
          kind: 'channel',
          address: '/live',
          slot: 'open',
          function: 'src/jobs.ts#follow',
          ...inApp(6),
        },
        {
          id: 'channel /live say; #1 <b> {}[]()|* end &amp; --> x',
          kind: 'channel',
          address: '/live',
          slot: 'on.say; #1 <b> {}[]()|* end &amp; --> x',
          function: 'src/jobs.ts#follow',
          ...inApp(6),
        },
        { id: 'rpc place', kind: 'rpc', address: 'place', function: 'src/jobs.ts#place', ...inApp(7) },
        { id: 'queue mails', kind: 'queue', address: 'mails', function: 'src/jobs.ts#send', ...inApp(8) },
        {
          id: 'dead letters of queue mails',
          kind: 'queue',
          address: 'mails',
          slot: 'deadLetter',
          function: 'src/app.ts#mails deadLetter',
          ...inApp(8),
        },
        {
          id: 'cron nightly',
          kind: 'cron',
          address: 'nightly',
          schedule: '0 3 * * *',
          function: 'src/app.ts#nightly',
          ...inApp(9),
        },
        {
          id: 'tool place',
          kind: 'mcp',
          address: 'place',
          slot: 'tool',
          function: 'src/jobs.ts#place',
          ...inApp(10),
        },
        {
          id: 'resource order://{to}',
          kind: 'mcp',
          address: 'order://{to}',
          slot: 'resource',
          function: 'src/jobs.ts#place',
          ...inApp(10),
        },
        {
          id: 'command order send <to>',
          kind: 'cli',
          address: 'order send <to>',
          function: 'src/jobs.ts#send',
          ...inApp(11),
        },
      ],
      functions: [
        {
          id: 'src/jobs.ts#place',
          name: 'place',
          ...inJobs(12),
          services: ['clock'],
          session: { type: '{ user: string }', isRequired: false },
          throws: [],
        },
        { id: 'src/app.ts#GET /health', name: 'GET /health', ...inApp(5), services: [], throws: [] },
        { id: 'src/jobs.ts#follow', name: 'follow', ...inJobs(18), services: [], throws: [] },
        {
          id: 'src/jobs.ts#send',
          name: 'send',
          ...inJobs(11),
          summary: 'Sends a mail.',
          services: ['mail'],
          throws: ['Gone'],
        },
        { id: 'src/app.ts#mails deadLetter', name: 'mails deadLetter', ...inApp(8), services: [], throws: [] },
        { id: 'src/app.ts#nightly', name: 'nightly', ...inApp(9), services: [], throws: [] },
        { id: 'src/jobs.ts#Archive.keep', name: 'Archive.keep', ...inJobs(22), services: [], throws: [] },
      ],
      services: [
        { name: 'db', ...inJobs(5), takes: [] },
        { name: 'mail', ...inJobs(6), takes: ['db'] },
        { name: 'clock', takes: [] },
      ],
      topics: [{ name: 'order "placed"', ...inJobs(8) }],
      calls: [
        { by: 'enqueue', from: 'src/jobs.ts#place', to: 'src/jobs.ts#send', ...inJobs(14) },
        { by: 'enqueue', from: 'src/jobs.ts#place', to: 'src/jobs.ts#send', ...inJobs(15) },
        { by: 'call', from: 'src/jobs.ts#Archive.keep', to: 'src/jobs.ts#send', ...inJobs(23) },
        { by: 'call', from: 'src/app.ts#GET /health', to: 'src/jobs.ts#send', ...inApp(5) },
      ],
      messages: [
        { by: 'publish', function: 'src/jobs.ts#place', topic: 'order "placed"', ...inJobs(16) },
        { by: 'subscribe', function: 'src/jobs.ts#follow', topic: 'order "placed"', ...inJobs(19) },
      ],
    })
  })

  it('shows only what is reached from a function, an entry or a file', async () => {
    const names = ({ entries, functions, services, topics }: Graph) => ({
      entries: entries.map(({ id }) => id),
      functions: functions.map(({ name }) => name),
      services: services.map(({ name }) => name),
      topics: topics.map(({ name }) => name),
    })
    const fromPlace = {
      functions: ['place', 'follow', 'send'],
      services: ['db', 'mail', 'clock'],
      topics: ['order "placed"'],
    }
    expect(names(await json('--from', 'POST /orders'))).to.deep.equal({
      entries: ['http POST /orders', 'queue mails'],
      ...fromPlace,
    })
    expect(names(await json('--from', 'place'))).to.deep.equal({
      entries: ['http POST /orders', 'rpc place', 'queue mails', 'tool place', 'resource order://{to}'],
      ...fromPlace,
    })
    expect(names(await json('--from', './src/app.ts')).functions).to.deep.equal([
      'GET /health',
      'send',
      'mails deadLetter',
      'nightly',
    ])
    expect(names(await json('--kind', 'cron', '--kind', 'queue')).entries).to.deep.equal([
      'queue mails',
      'dead letters of queue mails',
      'cron nightly',
    ])
    expect(names(await json('--from', 'place', '--kind', 'rpc')).entries).to.deep.equal(['rpc place', 'queue mails'])
    expect(names(await json('--kind', 'cli')).entries).to.deep.equal(['command order send <to>'])
  })

  it('is a flowchart that Mermaid reads', async () => {
    const { stdout } = await graph()
    expect(stdout).to.match(/^flowchart LR\n {2}subgraph group1\["HTTP"\]\n {4}entry1\["POST \/orders"\]/)
    expect(stdout.match(/function1 -->\|enqueue\| entry6/g)).to.have.length(1)
    expect(stdout).to.include('topic1{{"order #34;placed#34;"}}')
    expect(await parsedByMermaid(stdout)).to.equal('flowchart-v2')
    expect(await parsedByMermaid((await graphIn(root, '-p', 'examples/todos')).stdout)).to.equal('flowchart-v2')
    const broken = await parsedByMermaid(stdout.replace('"]', '"')).catch(() => 'refused')
    expect(broken, 'what is no flowchart is not taken for one').to.equal('refused')
  })

  it('is a digraph that Graphviz draws', async () => {
    const { stdout } = await graph('--format', 'dot')
    const viz = await instance()
    const { status, output, errors } = viz.render(stdout, { format: 'json0' })
    expect(errors).to.deep.equal([])
    expect(status).to.equal('success')
    const drawn = JSON.parse(output ?? '') as {
      objects: { name: string; label?: string; nodes?: number[] }[]
      edges: object[]
    }
    const labels = drawn.objects.filter(({ nodes }) => nodes === undefined).map(({ label }) => label)
    expect(labels).to.include.members([
      'POST /orders',
      'order "placed"',
      '/live say; #1 <b> {}[]()|* end &amp; --> x',
      'Archive.keep',
      'tool place',
      'resource order://{to}',
      'order send <to>',
    ])
    expect(drawn.edges.length).to.equal((stdout.match(/ -> /g) ?? []).length)
  })

  it('refuses what it does not know in a sentence', async () => {
    const refused = async (...args: string[]) => {
      const { code, stdout, stderr } = await graph(...args)
      expect([code, stdout]).to.deep.equal([2, ''])
      return stderr
    }
    expect(await refused('--from', 'plaec')).to.match(
      /^Nothing in the graph is called 'plaec': .* Did you mean 'place'\?\n$/,
    )
    expect(await refused('--from', 'xyzxyzxyz')).to.match(/ 'solder graph' shows what there is\.\n$/)
    expect(await refused('--kind', 'htpp')).to.equal("'htpp' is not a kind of 'solder graph'. Did you mean 'http'?\n")
    expect(await refused('--format', 'svg')).to.equal(
      "'svg' is not a format of 'solder graph'. There are mermaid, dot, json.\n",
    )
    expect(await refused('-p', 'none')).to.match(/^There is no tsconfig\.json at /)
  })

  it('writes what it can of a project that TypeScript cannot read whole, says so, and exits 1', async () => {
    const broken = new UserProject({ 'src/jobs.ts': jobs, 'src/app.ts': app, 'src/bad.ts': 'export const = 5\n' })
    try {
      const { code, stdout, stderr } = await graphIn(broken.folder, '--format', 'json')
      expect(code).to.equal(1)
      expect((JSON.parse(stdout) as Graph).entries).to.have.length(11)
      expect(stderr).to.match(/^src\/bad\.ts:1:14 error TS1134: /)
    } finally {
      broken.remove()
    }
  })

  it('says when the source does not tell everything, and is empty where there is nothing', async () => {
    const other = new UserProject({
      'src/app.ts': `import { defineWiring } from 'solder'
declare const more: { 'GET /x': () => string }
export const wiring = defineWiring({ http: { ...more, ...JSON.parse('{}') } })
`,
    })
    try {
      const { stdout } = await graphIn(other.folder, '--format', 'json')
      expect(JSON.parse(stdout)).to.include({ complete: false })
      other.write({ 'src/app.ts': 'export {}\n' })
      expect(await graphIn(other.folder)).to.deep.equal({ code: 0, stdout: 'flowchart LR\n', stderr: '' })
    } finally {
      other.remove()
    }
  })

  it('is one graph of several projects, with each thing in it once', async () => {
    const config = JSON.stringify({
      compilerOptions: { module: 'nodenext', target: 'es2022', types: [], skipLibCheck: true },
      include: ['.', '../shared'],
    })
    const wiring =
      "import { defineWiring } from 'solder'\nexport const wiring = defineWiring({ http: { 'GET /': () => '' } })\n"
    const many = new UserProject({
      'one/tsconfig.json': config,
      'one/app.ts': wiring,
      'two/tsconfig.json': config,
      'two/app.ts': wiring,
      'shared/wiring.ts': wiring,
    })
    try {
      const { stdout } = await graphIn(many.folder, '-p', 'one', '-p', 'two', '--format', 'json')
      const { entries } = JSON.parse(stdout) as Graph
      expect(entries.map(({ id, file }) => [id, file])).to.have.deep.members([
        ['http GET /', 'one/app.ts'],
        ['http GET / (2)', 'shared/wiring.ts'],
        ['http GET / (3)', 'two/app.ts'],
      ])
    } finally {
      many.remove()
    }
  })

  it('tells of what one project names and another wires all that either knows', async () => {
    const config = (references: string) =>
      `{ "compilerOptions": { "module": "nodenext", "target": "es2022", "types": [], "skipLibCheck": true, "composite": true },
        "include": ["."], "references": [${references}] }`
    const many = new UserProject({
      'domain/tsconfig.json': config(''),
      'domain/index.ts': `import type { Context } from 'solder'
        export interface Services { db: { read(): string } }
        export const read = ({ db }: Context<Services, undefined>): string => db.read()
        export const again = async ({ db, call }: Context<Services, { user: string }>): Promise<string> => db.read() + (await call(read))`,
      'app/tsconfig.json': config('{ "path": "../domain" }'),
      'app/index.ts': `import { defineServices, defineWiring } from 'solder'
        import { again, type Services } from '../domain/index.js'
        export const services = defineServices<Services>({ db: () => ({ read: () => '' }) })
        export const wiring = defineWiring({ rpc: { again } })`,
    })
    try {
      const { stdout } = await graphIn(many.folder, '-p', 'domain', '-p', 'app', '--format', 'json')
      const { functions, services } = JSON.parse(stdout) as Graph
      expect(functions.map(({ name, services: taken, session }) => [name, taken, session?.type])).to.have.deep.members([
        ['read', ['db'], 'undefined'],
        ['again', ['db'], '{ user: string }'],
      ])
      expect((await graphIn(many.folder, '-p', 'domain')).stdout).to.include('("read<br/>session: none")')
      expect(services).to.deep.equal([{ name: 'db', file: 'app/index.ts', line: 3, takes: [] }])
    } finally {
      many.remove()
    }
  })
})

/** The kind of diagram that Mermaid's own parser finds. It wants a document to clean labels with. */
async function parsedByMermaid(text: string): Promise<string> {
  const { window } = parseHTML('<html><body></body></html>')
  const before = { window: globalThis.window, document: globalThis.document }
  Object.assign(globalThis, { window, document: window.document })
  try {
    const { default: mermaid } = await import('mermaid')
    const { diagramType } = await mermaid.parse(text)
    return diagramType
  } finally {
    Object.assign(globalThis, before)
  }
}
