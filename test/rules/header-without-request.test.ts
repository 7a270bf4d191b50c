import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'header-without-request'
const wired = (wiring: string, tag = "Header<'x-key'>") => `
  import { defineWiring, type Cookie, type Header } from 'solder'
  export type Key = string & ${tag}
  function «9|work»(input: { key?: Key; id?: string }): void { void input }
  export type Unused = Cookie<'a'> | Header<'b'>
  export const wiring = defineWiring(${wiring})`

describe('the rule header-without-request', () => {
  it('reports functions of RPC, queues, cron and channels, at the function', () => {
    for (const [wiring, says] of [
      ['{ rpc: { a: «1|work» } }', 'A call of an RPC method has no headers'],
      ['{ queues: { a: { run: «1|work» } } }', 'A job has no headers'],
      ["{ cron: { a: { schedule: '0 3 * * *', run: «1|work», input: {} } } }", 'A run by the clock has no headers'],
      ["{ channels: { '/a': { on: { say: «1|work» } } } }", 'A message on a channel has no headers'],
      ["{ mcp: { tools: { a: { run: «1|work», description: 'Works.' } } } }", 'A call of a tool has no headers'],
      [
        "{ mcp: { resources: { 'a://b': { run: «1|work», description: 'Works.' } } } }",
        'A request for a resource has no headers',
      ],
      [
        "{ mcp: { prompts: { a: { run: «1|work», description: 'Works.' } } } }",
        'A request for a prompt has no headers',
      ],
      ['{ cli: { a: «1|work» } }', 'A command has no headers'],
    ]) {
      expectProblems(wired(wiring ?? ''), [
        {
          rule,
          at: 1,
          related: [9],
          says: `${says ?? ''}: 'key' of 'work' is not taken from the header 'x-key', but from the input.`,
        },
      ])
    }
    expectProblems(wired("{ channels: { '/a/:id': { open: «1|work» } } }", "Cookie<'sid'>"), [
      {
        rule,
        at: 1,
        related: [9],
        says: "The input of 'work' is the path of its channel: 'key' is not taken from the cookie 'sid'.",
      },
    ])
  })

  it('shows at the key what is written in another file', () => {
    expectProblems(
      {
        'jobs.ts': `
          import type { Header } from 'solder'
          export function «9|work»(input: { key?: string & Header<'x-key'> }): void { void input }
          export const jobs = { run: work, retries: 2 }`,
        'app.ts': `
          import { defineWiring } from 'solder'
          import { jobs } from './jobs.js'
          export const wiring = defineWiring({ queues: { «1|jobs» } })`,
      },
      [{ rule, at: 1, related: [9] }],
    )
  })

  it('is silent about HTTP, and about functions without such parts', () => {
    expectNone(wired("{ http: { 'POST /a': work } }").replace('«9|work»', 'work'))
    expectNone(`
      import { defineWiring } from 'solder'
      const work = (input: { key?: string }): void => void input
      export const wiring = defineWiring({ rpc: { work }, queues: { work } })`)
  })
})
