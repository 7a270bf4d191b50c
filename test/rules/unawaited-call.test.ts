import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'unawaited-call'
const wired = (body: string, head = 'async function run(ctx: Context): Promise<unknown>') => `
  import { defineTopic, defineWiring, type Context } from 'solder'
  const done = defineTopic<string>('done')
  function remind(input: { id: string }): void { void input; void done }
  ${head} { ${body} }
  export const wiring = defineWiring({ rpc: { run }, queues: { remind } })`

describe('the rule unawaited-call', () => {
  it('reports a job whose call stands alone, and adds what is missing', () => {
    const source = wired("«1|ctx.enqueue(remind, { id: '' })»; return 1")
    expectProblems(source, [{ rule, at: 1, says: "'remind' never runs", fixes: ["Add 'await'"] }])
    expect(expectMended(source, "Add 'await'")['app.ts']).to.include("{ await ctx.enqueue(remind, { id: '' })")
  })

  it('reports a message whose call stands alone', () => {
    const says =
      "Nothing waits for 'publish': when it fails, or the process ends first, nobody gets the message of 'done'"
    const source = wired("«1|ctx.publish(done, '')»; return 1")
    expectProblems(source, [{ rule, at: 1, says, fixes: ["Add 'await'"] }])
    expect(expectMended(source, "Add 'await'")['app.ts']).to.include("{ await ctx.publish(done, '')")
    const head = 'async function run({ publish: tell }: Context): Promise<void>'
    expectProblems(wired("«1|tell(done, '')»", head), [{ rule, at: 1, says }])
  })

  it('offers nothing where nothing can be awaited', () => {
    const head = 'function run(ctx: Context): void'
    expectProblems(wired("«1|ctx.enqueue(remind, { id: '' })»", head), [{ rule, at: 1, fixes: [] }])
  })

  for (const call of ["ctx.enqueue(remind, { id: '' })", "ctx.publish(done, '')"]) {
    it(`is silent where the promise of ${call} goes somewhere`, () => {
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
  }

  it('is silent about functions of the user that are called publish', () => {
    expectNone(wired("const bus = { publish: (text: string) => text }; bus.publish(''); return ctx.id"))
  })
})
