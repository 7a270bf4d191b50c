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
