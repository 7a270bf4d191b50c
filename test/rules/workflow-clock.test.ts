import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'
import { workflow } from './workflow-source.js'

const rule = 'workflow-clock'

describe('the rule workflow-clock', () => {
  it('reports each way to read the clock, and offers that of the context', () => {
    const source = workflow(`const at = [
      «1|Date.now()», «2|new Date()», «3|Date()», «4|performance.now()», «5|new Date», «6|globalThis.Date.now()»]; void at`)
    expectProblems(source, [
      {
        rule,
        at: 1,
        says: "'Date.now()' tells another time each time 'flow' is replayed",
        fixes: ["Replace 'Date.now()' with 'ctx.now().getTime()'"],
      },
      { rule, at: 2, fixes: ["Replace 'new Date()' with 'ctx.now()'"] },
      { rule, at: 3, fixes: ["Replace 'Date()' with 'ctx.now().toString()'"] },
      { rule, at: 4, fixes: [] },
      { rule, at: 5, fixes: ["Replace 'new Date' with 'ctx.now()'"] },
      { rule, at: 6, fixes: ["Replace 'globalThis.Date.now()' with 'ctx.now().getTime()'"] },
    ])
  })

  it('takes what is missing out of the context', () => {
    for (const [context, taken] of [
      ['{ step }', '{ step, now }'],
      ['{}', '{ now }'],
      ['{ ...rest }', '{ now, ...rest }'],
      ['{ step, now: clock }', '{ step, now: clock }'],
    ] as const) {
      const name = context.includes('clock') ? 'clock' : 'now'
      const source = workflow('const at = Date.now(); void at', { context })
      const mended = expectMended(source, `Replace 'Date.now()' with '${name}().getTime()'`)['app.ts'] ?? ''
      expect(mended).to.include(`${taken}: Flow`)
      expect(mended).to.include(`const at = ${name}().getTime()`)
    }
    expectProblems(workflow('const now = «1|Date.now()»; void now', { context: '{ step }' }), [
      { rule, at: 1, fixes: [] },
    ])
  })

  it('reports functions that are called, however deep and in whatever file', () => {
    const top = `
      import { due } from './dates.js'
      const later = (days: number): number => due(days)
      class Invoice { issued = 0; constructor(days: number) { this.issued = later(days) } }`
    const sources = {
      'app.ts': workflow(
        `const all = [«1|later»(1), new «2|Invoice»(1), [1].map(«3|due»), ctx.step(charge, { id: String(«4|later»(2)) })]; void all`,
        { top },
      ),
      'dates.ts': 'export function due(days: number): number { return «9|Date.now()» + days }',
    }
    const says =
      "'later' reads the clock ('Date.now()' by way of 'due'), which tells another time each time 'flow' is replayed."
    expectProblems(sources, [
      { rule, at: 1, related: [9], says },
      { rule, at: 2, related: [9] },
      { rule, at: 3, related: [9], says: "'due' reads the clock ('Date.now()'), which" },
      { rule, at: 4, related: [9] },
    ])
  })

  it('reports at its own place what a function does that is handed the context', () => {
    const top = `
      async function notify(ctx: Flow): Promise<void> { await ctx.sleep(«1|Date.now()») }
      async function pay(step: Flow['step']): Promise<void> { await step(charge, { id: «2|Date()» }) }`
    expectProblems(workflow('await notify(ctx); await pay(ctx.step)', { top }), [
      {
        rule,
        at: 1,
        says: "each time 'notify' is replayed",
        fixes: ["Replace 'Date.now()' with 'ctx.now().getTime()'"],
      },
      { rule, at: 2, fixes: [] },
    ])
  })

  it('follows other names of the clock', () => {
    const top =
      "const stamp = Date.now; const { now: read } = performance; import { performance as clock } from 'node:perf_hooks'"
    const sources = {
      'app.ts': workflow('const all = [«1|stamp()», «2|read()», «3|clock.now()»]; void all', { top }),
      'node.d.ts': "declare module 'node:perf_hooks' { export const performance: { now(): number } }",
    }
    expectProblems(
      sources,
      [1, 2, 3].map((at) => ({ rule, at })),
    )
  })

  it('is silent about dates that are given, about the clock of the context, in steps and elsewhere', () => {
    expectNone(
      workflow(
        `const day = new Date(input.id), now = ctx.now(), other = { Date: 1, now: 2 }
        type At = ReturnType<typeof Date.now>
        const at: At = now.getTime() + Date.parse('2026-01-01') + Date.UTC(2026, 0) + new Date(0).getTime() + other.now
        void [day instanceof Date, day.toISOString(), at, Math.max(1, at), JSON.stringify([day])]`,
        {
          top: 'export function stamp(_: Context): number { return Date.now() }; export const seconds = () => new Date().getSeconds()',
        },
      ).replace('queues: { charge }', 'rpc: { stamp, seconds }'),
    )
    expectNone(workflow('const Date = { now: () => 1 }; await ctx.step(charge, { id: String(Date.now()) })'))
    const top = 'export function stamp(_: Context): number { return Date.now() }'
    expectNone(workflow('await ctx.step(stamp); await Promise.all([ctx.step(stamp), ctx.step(stamp)])', { top }))
  })
})
