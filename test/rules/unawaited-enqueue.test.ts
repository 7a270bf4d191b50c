import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'unawaited-enqueue'
const wired = (body: string, head = 'async function run(ctx: Context): Promise<unknown>') => `
  import { defineWiring, type Context } from 'solder'
  function remind(input: { id: string }): void { void input }
  ${head} { ${body} }
  export const wiring = defineWiring({ rpc: { run }, queues: { remind } })`

describe('the rule unawaited-enqueue', () => {
  it('reports a call that stands alone, and adds what is missing', () => {
    const source = wired("«1|ctx.enqueue(remind, { id: '' })»; return 1")
    expectProblems(source, [{ rule, at: 1, says: "'remind' never runs", fixes: ["Add 'await'"] }])
    expect(expectMended(source, "Add 'await'")['app.ts']).to.include("{ await ctx.enqueue(remind, { id: '' })")
  })

  it('offers nothing where nothing can be awaited', () => {
    const head = 'function run(ctx: Context): void'
    expectProblems(wired("«1|ctx.enqueue(remind, { id: '' })»", head), [{ rule, at: 1, fixes: [] }])
  })

  it('is silent where the promise goes somewhere', () => {
    const call = "ctx.enqueue(remind, { id: '' })"
    for (const body of [
      `await ${call}; return 1`,
      `return ${call}`,
      `void ${call}; return 1`,
      `const job = ${call}; return job`,
      `return Promise.all([${call}])`,
      `${call}.catch(() => undefined); return 1`,
    ]) {
      expectNone(wired(body))
    }
  })
})
