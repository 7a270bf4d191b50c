import { expectNone, expectProblems, type Expected } from './expect-problems.js'

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
