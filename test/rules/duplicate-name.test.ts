import { expect } from 'chai'
import { expectMended, expectNone, expectProblems, type Expected } from './expect-problems.js'

const rule = 'duplicate-name'

const app = (one: string, two: string) => `
  import { defineApp, defineWiring } from 'solder'
  const run = (): void => undefined
  const one = defineWiring({ ${one} })
  const two = defineWiring({ ${two} })
  export default defineApp({ name: 'a', wirings: [one, two] })`

const both = (says: string): Expected[] => [
  { rule, at: 1, related: [2], says },
  { rule, at: 2, related: [1], says: 'is wired a second time on line 4.' },
]

describe('the rule duplicate-name', () => {
  it('reports RPC methods, queues and cron entries with the same name', () => {
    expectProblems(
      app('rpc: { «1|run» }', "rpc: { '«2|run»': run }"),
      both("The RPC method 'run' is wired a second time on line 5."),
    )
    expectProblems(app('queues: { «1|jobs»: run }', 'queues: { «2|jobs»: { run } }'), both("The queue 'jobs'"))
    const cron = (mark: number) => `cron: { '«${mark}|beat»': { schedule: '* * * * *', run } }`
    expectProblems(app(cron(1), cron(2)), both("The cron entry 'beat'"))
  })

  it('offers the name of the function, or one with a number', () => {
    const named = app('rpc: { list: run }', 'rpc: { list: run }, queues: { run }')
    expect(expectMended(named, "Rename it to 'run'")['app.ts']).to.include('one = defineWiring({ rpc: { run: run } })')
    const plain = app('rpc: { run }', 'rpc: { run, run2: run }')
    expect(expectMended(plain, "Rename it to 'run3'")['app.ts']).to.include('rpc: { run3: run } })')
    const cron = "cron: { 'each-day': { schedule: '0 3 * * *', run: () => undefined } }"
    expect(expectMended(app(cron, cron), "Rename it to 'each-day-2'")['app.ts']).to.include("{ 'each-day-2': {")
  })

  it('reports tools, resources and prompts with the same name', () => {
    const run = "{ run, description: 'Runs.' }"
    for (const [part, key, says] of [
      ['tools', 'run', "The tool 'run' is wired a second time on line 5."],
      ['resources', 'a://b', "The resource 'a://b' is wired a second time on line 5."],
      ['prompts', 'run', "The prompt 'run' is wired a second time on line 5."],
    ] as const) {
      const wiring = (mark: number) => `mcp: { ${part}: { '«${mark}|${key}»': ${run} } }`
      expectProblems(app(wiring(1), wiring(2)), both(says))
    }
    const [one, two] = [
      "mcp: { tools: { add: { run, description: 'Runs.' } } }",
      "mcp: { tools: { add: { run, description: 'Runs.' } } }",
    ]
    expect(expectMended(app(one, two), "Rename it to 'run'")['app.ts']).to.include(
      'one = defineWiring({ mcp: { tools: { run: {',
    )
  })

  it('reports resources that have the same URIs', () => {
    const resource = (mark: number, key: string) =>
      `mcp: { resources: { '«${mark}|${key}»': { run: read, description: 'Reads.' } } }`
    const source = app(resource(1, 'a://{id}'), resource(2, 'a://{title}')).replace(
      'const run',
      'const read = (input: { id?: string; title?: string }): string => String(input.id)\n  void read; const run',
    )
    expectProblems(source, [
      {
        rule,
        at: 1,
        related: [2],
        says: "The resource 'a://{id}' has the same URIs as 'a://{title}' on line 6: names of variables tell nothing apart.",
        fixes: [],
      },
      { rule, at: 2, related: [1] },
    ])
    const plain = source.replace(/«\d\||»/g, '')
    for (const [one, two] of [
      ['a://x{?id}', 'a://x{.id}'],
      ['a://{title}', 'a://{+title}'],
      ['a://{id}', 'a://{id,title}'],
      ['a://{id}', 'a://{id*}'],
    ] as const)
      expectNone(plain.replace('a://{id}', one).replace('a://{title}', two))
  })

  it('reports commands that have the same words', () => {
    const cli = (mark: number, key: string) => `cli: { '«${mark}|${key}»': add }`
    const source = (one: string, two: string) =>
      app(one, two).replace(
        'const run',
        'const add = (input: { a?: string; b?: string }): string => String(input.a)\n  void add; const run',
      )
    expectProblems(source(cli(1, 'todo add [a]'), cli(2, 'todo add [b]')), [
      {
        rule,
        at: 1,
        related: [2],
        says: "The command 'todo add [a]' has the same words as 'todo add [b]' on line 6: arguments tell no commands apart.",
        fixes: ["Rename it to 'todo add-2 [a]'"],
      },
      { rule, at: 2, related: [1], fixes: ["Rename it to 'todo add-2 [b]'"] },
    ])
    const plain = source(cli(1, 'todo add [a]'), cli(2, 'todo add')).replace(/«\d\||»/g, '')
    expect(expectMended(plain, "Rename it to 'todo add-2'")['app.ts']).to.include("cli: { 'todo add-2': add }")
    expectNone(source("cli: { 'todo [a]': add }", "cli: { 'todo list': add, 'todo list all': add }"))
  })

  it('offers nothing where the key is written as another text', () => {
    expectProblems(app("rpc: { '«1|\\x61»': run }", 'rpc: { 1: run, «2|a»: run }'), [
      { rule, at: 1, related: [2], fixes: [] },
      { rule, at: 2, related: [1], fixes: ["Rename it to 'run'"] },
    ])
  })

  it('reports one name twice in an object, of which the first would be lost', () => {
    expectProblems(
      app("rpc: { '«1|run»': run, «2|run» }", ''),
      [
        { rule, at: 1, related: [2] },
        { rule, at: 2, related: [1] },
      ],
      { typescriptErrors: true },
    )
  })

  it('is silent about a key that replaces one of a spread', () => {
    expectNone(app('rpc: { ...{ run }, run }', ''))
  })

  it('is silent about one name in different transports, and about different names', () => {
    expectNone(
      app(
        'rpc: { run, ran: run }, queues: { run }',
        "cron: { run: { schedule: '* * * * *', run } }, rpc: { Run: run }",
      ),
    )
  })

  it('is silent about two apps', () => {
    expectNone(`
      import { defineApp, defineWiring } from 'solder'
      const run = (): void => undefined
      export const a = defineApp({ name: 'a', wirings: [defineWiring({ rpc: { run } })] })
      export const b = defineApp({ name: 'b', wirings: [defineWiring({ rpc: { run } })] })`)
  })
})
