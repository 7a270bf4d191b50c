import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'not-callable'
const wired = (name: string, wiring: string) => `
  import { defineWiring, type Context } from 'solder'
  import { half } from './half.js'
  function own(input: { of: number }, { log }: Context): number { log.info('own'); return input.of }
  async function run(ctx: Context): Promise<number> { return ctx.call(${name}, { of: 1 }) }
  void own; void half
  export const wiring = defineWiring(${wiring})`
const files = (app: string) => ({
  'half.ts': 'export function half(input: { of: number }): number { return input.of / 2 }',
  'app.ts': app,
})

describe('the rule not-callable', () => {
  it('reports a call of a function without a context that is wired nowhere', () => {
    expectProblems(files(wired('«1|half»', '{ rpc: { run } }')), [
      { rule, at: 1, says: "'half' takes no context and is wired nowhere" },
    ])
  })

  it('reports a function that is written in place', () => {
    expectProblems(
      `import { defineWiring, type Context } from 'solder'
       async function run(_: unknown, { call, enqueue }: Context): Promise<number> {
         await enqueue(«2|function (): void { return }»)
         return call(«1|({ n }: { n: number }) => n / 2», { n: 3 })
       }
       export const wiring = defineWiring({ rpc: { run } })`,
      [
        { rule, at: 1, says: "'call' is given a function that is written in place, which has no contract" },
        { rule, at: 2, says: "'enqueue' is given a function" },
      ],
    )
  })

  it('is silent about functions that have a contract, and where one may be out of sight', () => {
    expectNone(files(wired('half', '{ rpc: { run, half } }')))
    expectNone(files(wired('half', "{ rpc: { run }, http: { 'POST /half': { run: half } } }")))
    expectNone(files(wired('own', '{ rpc: { run } }')))
    expectProblems(files(wired('half', '{ rpc: { run }, queues: { ...«1|JSON.parse("{}")» } }')), [
      { rule: 'unread-entry', at: 1 },
    ])
  })
})
