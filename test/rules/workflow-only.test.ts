import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'workflow-only'
const wired = (wiring: string, body = '') => `
  import { defineWiring, type Context, type WorkflowContext } from 'solder'
  export async function flow(«9|ctx: WorkflowContext»): Promise<void> { await ctx.sleep(1) }
  export async function other(ctx: WorkflowContext): Promise<void> { await ctx.sleep(1); ${body} }
  export function plain(ctx: Context): string { return ctx.id }
  export const wiring = defineWiring(${wiring})`

describe('the rule workflow-only', () => {
  it('reports workflows that something calls which records no runs', () => {
    const source = wired(
      "{ http: { 'POST /flow': «1|flow» }, rpc: { «2|flow» }, queues: { flows: { run: «3|flow» } }, cli: { flow: «4|flow» } }",
    )
    expectProblems(source, [
      { rule, at: 1, related: [9], says: "'flow' takes a WorkflowContext, but an HTTP route records no steps" },
      { rule, at: 2, related: [9] },
      { rule, at: 3, related: [9], says: 'a queue records no steps' },
      { rule, at: 4, related: [9], says: 'a command records no steps' },
    ])
  })

  it('reports workflows that are called, or made steps', () => {
    const body = 'await ctx.step(«1|flow»); await ctx.call(«2|flow»)'
    const says = "'flow' takes a WorkflowContext, which only a run of its own has: start it with 'start'."
    expectProblems(wired('{ workflows: { flow, other } }', body), [
      { rule, at: 1, related: [9], says },
      { rule, at: 2, related: [9], says },
    ])
  })

  it('is silent about workflows that are wired as such, started, or called directly', () => {
    const body = 'await ctx.start(flow); await flow(ctx); await ctx.step(plain)'
    expectNone(wired('{ workflows: { flow, other }, rpc: { plain } }', body).replace(/«9\||»/g, ''))
  })
})
