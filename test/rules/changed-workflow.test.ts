import { expectNone, expectProblems } from './expect-problems.js'
import type { Files } from './fixture-project.js'

const rule = 'changed-workflow'
const files = (body: string, locked: string, wiring = '{ workflows: { flow } }'): Files => ({
  'tsconfig.json': '{}',
  'solder.workflows.json': `{ "format": 1, "workflows": { ${locked} } }`,
  'app.ts': `
    import { defineWiring, type Context, type WorkflowContext } from 'solder'
    import { notify } from './notify.js'
    export function charge(input: { id: string }, _: Context): string { return input.id }
    export function refund(input: { id: string }, _: Context): string { return input.id }
    export async function flow(input: { id: string }, ctx: WorkflowContext): Promise<void> { ${body} }
    void notify
    export const wiring = defineWiring(${wiring})`,
  'notify.ts': `
    import type { Context, WorkflowContext } from 'solder'
    const send = (_: Context): void => undefined
    export async function notify(ctx: WorkflowContext): Promise<void> { await ctx.step(send) }`,
})

describe('the rule changed-workflow', () => {
  it('reports a step that is new before others, at its place', () => {
    const says =
      "'refund' is new in the workflow 'flow', before 'charge': runs of the released version could not go on. Add steps at the end, or release a new version with 'solder workflows lock'."
    expectProblems(
      files(
        'await ctx.sleep(1); await «1|ctx.step(refund, input)»; await ctx.step(charge, input)',
        '"flow": [["sleep", "«9|charge»"]]',
      ),
      [{ rule, at: 1, related: [9], says }],
    )
  })

  it('reports a step that is gone, has another name, or stands elsewhere', () => {
    expectProblems(
      files('await ctx.sleep(1); await «1|ctx.step(charge, input)»', '"flow": [["sleep", "«9|refund»", "charge"]]'),
      [{ rule, at: 1, related: [9], says: "'refund' is no more in the workflow 'flow'" }],
    )
    expectProblems(files('await ctx.sleep(1)', '"flow": [["sleep", "«9|charge»"]]', '{ workflows: { «1|flow» } }'), [
      { rule, at: 1, related: [9], says: "'charge' is no more" },
    ])
    expectProblems(files('await «1|ctx.step(refund, input)»', '"flow": [["«9|charge»"]]'), [
      { rule, at: 1, related: [9], says: "'charge' has become 'refund' in the workflow 'flow'" },
    ])
    expectProblems(
      files('await ctx.step(refund, input); await «1|ctx.step(charge, input)»', '"flow": [["«9|charge»", "refund"]]'),
      [{ rule, at: 1, related: [9], says: "'charge' stands elsewhere in the workflow 'flow'" }],
    )
  })

  it('looks into the functions that a workflow calls, and at the latest version', () => {
    const { 'notify.ts': notify = '', ...others } = files(
      'await notify(ctx); await ctx.sleep(1)',
      '"flow": [["sleep"], ["«9|notify/sleep»", "sleep"]]',
    )
    expectProblems({ ...others, 'notify.ts': notify.replace('ctx.step(send)', '«1|ctx.step(send)»') }, [
      { rule, at: 1, related: [9], says: "'notify/sleep' has become 'notify/send'" },
    ])
  })

  it('reports a workflow that was released and is wired no more, and what may have been its new name', () => {
    const gone = '"«9|old»": [["sleep"]]'
    const wiring = '{ rpc: { charge }, workflows: { «1|welcome»: flow } }'
    expectProblems(files('await ctx.sleep(1)', gone, wiring), [
      {
        rule,
        at: 1,
        related: [9],
        says: /'welcome' on line \d+ has the same steps: runs know their workflow by its name\./,
      },
    ])
    const source = files('await ctx.step(charge, input)', gone)
    const app = (source['app.ts'] ?? '').replace(/defineWiring\(.*\)/, '«1|$&»')
    const says = "The workflow 'old' was released and is wired no more, so that its runs could not go on. Wire it again"
    expectProblems({ ...source, 'app.ts': app }, [{ rule, at: 1, related: [9], says }])
  })

  it('is silent about steps that are added at the end, about what is not locked, and without a lock file', () => {
    expectNone(files('await ctx.sleep(1); await ctx.step(charge, input)', '"flow": [["charge"], ["sleep"]]'))
    expectNone(files('await ctx.sleep(1)', '"flow": [[]]'))
    expectNone(files('await ctx.sleep(1)', ''))
    const { 'solder.workflows.json': _, ...unlocked } = files('await ctx.sleep(1)', '')
    expectNone(unlocked)
  })
})
