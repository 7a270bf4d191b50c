import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'
import { workflow } from './workflow-source.js'

const rule = 'unawaited-site'

describe('the rule unawaited-site', () => {
  it('reports recorded calls for whose end nothing waits, and adds what is missing', () => {
    const body = `
      «1|ctx.step(charge, input)»
      void «2|ctx.sleep(5)»
      const left = «3|ctx.waitFor(news, { timeout: 5 })»
      «4|ctx.call(charge, input)».catch(() => undefined)
      input.id && «5|ctx.enqueue(charge, input)»
      «6|ctx.publish(news, 'a')»`
    expectProblems(workflow(body), [
      {
        rule,
        at: 1,
        says: "'flow' does not wait for 'ctx.step(…)': the run may end before it has",
        fixes: ["Add 'await'"],
      },
      { rule, at: 2, fixes: ["Add 'await'"] },
      ...[3, 4, 5].map((at) => ({ rule, at, fixes: [] })),
      { rule, at: 6, fixes: ["Add 'await'"] },
    ])
    const mended = expectMended(workflow('void ctx.sleep(5)'), "Add 'await'")
    expect(mended['app.ts']).to.include('await ctx.sleep(5)')
  })

  it("reports functions of the workflow's, and those that 'forEach' is handed", () => {
    const top = 'async function pay(ctx: Flow): Promise<void> { await ctx.step(charge, { id: "" }) }'
    const body = `
      const inner = async (): Promise<void> => { await ctx.sleep(1) }
      «1|pay(ctx)»
      «2|inner()»
      ;['a'].«3|forEach»(async (id) => { await ctx.step(charge, { id }); await ctx.sleep(1) })
      ;['a'].«4|forEach»((id) => ctx.step(charge, { id }))`
    expectProblems(workflow(body, { top }), [
      { rule, at: 1, fixes: ["Add 'await'"] },
      { rule, at: 2 },
      { rule, at: 3, says: "'flow' does not wait for 'forEach'", fixes: [] },
      { rule, at: 4 },
    ])
  })

  it('is silent where something waits, and about what is there at once', () => {
    const body = `
      await ctx.sleep(1)
      const one = ctx.step(charge, input)
      const [a] = await Promise.all([one, ctx.sleep(5)])
      ctx.now(); ctx.random(); ctx.uuid()
      const all = ['a'].map((id) => ctx.step(charge, { id }))
      for (const each of all) await each
      await ctx.step(charge, input).catch(() => undefined)
      if (a) return ctx.step(charge, input)
      ;['a'].forEach((id) => { void id })`
    expectNone(workflow(body))
  })
})
