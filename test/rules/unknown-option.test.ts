import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import ts from 'typescript'
import { entryOptions } from '../../transformer/rules/entry-options.js'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'
import { repository } from './fixture-project.js'

const rule = 'unknown-option'
/** The object comes from a constant: of one that is written in place, TypeScript itself says that it has too much. */
const wired = (text: string) => `
  import { defineWiring } from 'solder'
  /** Runs. */
  const run = (): string => ''
  ${text}
  export const w = defineWiring(wiring)`

describe('the rule unknown-option', () => {
  it('reports an option that no entry of its kind has, at its name', () => {
    expectProblems(
      wired(`const wiring = {
        http: { 'GET /a': { run, «1|staus»: 200 } },
        queues: { a: { run, '«2|retires»': 5 } },
        cron: { a: { run, schedule: '0 3 * * *', «3|bodyLimit»: 1 } },
        channels: { '/a': { open: run, «4|opened»: run } },
      }`),
      [
        {
          rule,
          at: 1,
          says: "An HTTP route has no option 'staus'. Did you mean 'status'?",
          fixes: ["Change 'staus' to 'status'"],
        },
        { rule, at: 2, says: "A queue has no option 'retires'. Did you mean 'retries'?" },
        { rule, at: 3, says: /^A cron entry has no option 'bodyLimit'\.$/ },
        { rule, at: 4, says: "A channel has no option 'opened'." },
      ],
    )
  })

  it('reports a part that no wiring has, and says which there are', () => {
    expectProblems(wired(`const wiring = { http: { 'GET /a': run }, «1|queue»: { a: run } }`), [
      {
        rule,
        at: 1,
        says: "A wiring has no part 'queue'. Did you mean 'queues'? There are 'http', 'channels', 'rpc', 'queues'",
        fixes: ["Change 'queue' to 'queues'"],
      },
    ])
  })

  it('reports a part that MCP has not', () => {
    expectProblems(wired(`const wiring = { rpc: { run }, mcp: { tools: {}, «1|prompt»: { run }, «2|server»: {} } }`), [
      {
        rule,
        at: 1,
        says: "The part 'mcp' of a wiring has no part 'prompt'. Did you mean 'prompts'? There are 'tools', 'resources' and 'prompts'.",
        fixes: ["Change 'prompt' to 'prompts'"],
      },
      { rule, at: 2, says: "has no part 'server'. There are", fixes: [] },
    ])
  })

  it('tells tools, resources, prompts and commands apart', () => {
    expectProblems(
      wired(`const wiring = {
        mcp: {
          tools: { a: { run, «1|readonly»: true } },
          resources: { 'a://b': { run, «2|mimetype»: 'text/plain', '«3|excess»': 'drop' } },
          prompts: { a: { run, «4|readOnly»: true } },
        },
        cli: { a: { run, «5|aliases»: {} } },
      }`),
      [
        { rule, at: 1, says: "A tool has no option 'readonly'. Did you mean 'readOnly'?" },
        { rule, at: 2, says: "A resource has no option 'mimetype'. Did you mean 'mimeType'?" },
        { rule, at: 3, says: /^A resource has no option 'excess'\.$/ },
        { rule, at: 4, says: "A prompt has no option 'readOnly'." },
        {
          rule,
          at: 5,
          says: "A command has no option 'aliases'. Did you mean 'alias'?",
          fixes: ["Change 'aliases' to 'alias'"],
        },
      ],
    )
  })

  it('corrects the name, also where it is that of a variable', () => {
    const source = wired(`const staus = 201\n const wiring = { http: { 'POST /a': { run, staus } } }`)
    expect(expectMended(source, "Change 'staus' to 'status'")['app.ts']).to.include('{ run, status: staus }')
  })

  it('does not propose what is there already', () => {
    expectProblems(wired(`const wiring = { http: { 'POST /a': { run, status: 201, «1|staus»: 200 } } }`), [
      { rule, at: 1, says: /^An HTTP route has no option 'staus'\.$/, fixes: [] },
    ])
  })

  it('shows it at the key when the entry is written in another file', () => {
    expectProblems(
      {
        'app.ts': `
          import { defineWiring } from 'solder'
          import { entry } from './entry.js'
          export const w = defineWiring({ http: { '«1|GET /a»': entry } })`,
        'entry.ts': `export const entry = { run: (): string => '', staus: 200 }`,
      },
      [{ rule, at: 1, says: "no option 'staus'", fixes: [] }],
    )
  })

  it('is silent about options that there are', () => {
    expectNone(`
      import { defineWiring, type WorkflowContext } from 'solder'
      /** Runs. */
      const run = (): string => ''
      const flow = async ({ sleep }: WorkflowContext): Promise<void> => sleep(1)
      export const w = defineWiring({
        http: { 'POST /a': { run, status: 201, bodyLimit: 1, excess: 'drop', timeout: 1, use: [], allow: () => true } },
        channels: { '/a': { open: run, close: run, on: { run }, excess: 'drop' } },
        workflows: { flow: { run: flow, retries: 1, backoff: 1, timeout: 1, concurrency: 1, allow: () => true, http: false } },
        queues: { a: { run, keepDead: 1, retries: 1, backoff: 1, concurrency: 1, groupConcurrency: 1, rateLimit: { max: 1, per: 1 },
          timeout: 1, deadLetter: run } },
        cron: { a: { run, schedule: '0 3 * * *', timezone: 'UTC', input: undefined, ifMissed: 'run', overlap: 'wait', retries: 1,
          backoff: 1, timeout: 1, keepDead: 1 } },
        mcp: {
          tools: { a: { run, title: '', description: '', readOnly: true, destructive: false, idempotent: true, openWorld: false, timeout: 1,
            allow: () => true, excess: 'drop' } },
          resources: { 'a://b': { run, name: '', title: '', description: '', mimeType: 'text/plain', timeout: 1, allow: () => true } },
          prompts: { a: { run, title: '', description: '', timeout: 1, allow: () => true } },
        },
        cli: { a: { run, alias: {}, hidden: true, timeout: 1 } },
        rpc: { run },
      })`)
  })

  it('knows exactly the options that the types have', () => {
    const path = join(repository, 'runtime', 'wiring.ts')
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)
    const declared = Object.fromEntries(
      file.statements
        .filter((statement) => ts.isInterfaceDeclaration(statement))
        .map(({ name, members }) => [name.text, members.map((member) => member.name?.getText(file)).sort()]),
    )
    const known = (kind: keyof typeof entryOptions) => [...entryOptions[kind]].sort()
    expect(known('http')).to.deep.equal(declared['HttpEntry'])
    expect(known('channel')).to.deep.equal(declared['ChannelEntry'])
    expect(known('queue')).to.deep.equal(declared['QueueEntry'])
    expect(known('workflow')).to.deep.equal(declared['WorkflowEntry'])
    expect(known('cron')).to.deep.equal(declared['CronEntry'])
    expect(known('tool')).to.deep.equal(declared['McpToolEntry'])
    expect(known('resource')).to.deep.equal(declared['McpResourceEntry'])
    expect(known('prompt')).to.deep.equal(declared['McpPromptEntry'])
    expect(known('cli')).to.deep.equal(declared['CliEntry'])
  })
})
