import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'not-a-workflow'
const started = (wiring: string, context = 'WorkflowContext') => `
  import { defineWiring, type Context, type WorkflowContext } from 'solder'
  declare const more: object
  void more
  export async function flow(input: { id: string }, ctx: ${context}): Promise<void> { void [input, ctx.id] }
  export async function run({ start: begin }: Context): Promise<string> { return begin(«1|flow», { id: '' }) }
  export const wiring = defineWiring(${wiring})`

describe('the rule not-a-workflow', () => {
  it('reports a function that is started and not wired as a workflow, and wires it', () => {
    const title = "Wire 'flow' as a workflow"
    const says = "'flow' is started here, but it is not wired as a workflow"
    expectProblems(started('{ rpc: { run } }'), [{ rule, at: 1, says, fixes: [title] }])
    expect(expectMended(started('{ rpc: { run } }'), title)['app.ts']).to.include('workflows: { flow }')
    expectProblems(started('{ rpc: { run, flow } }', 'Context'), [{ rule, at: 1, fixes: [] }])
  })

  it('is silent where it is, and where the workflow may be out of sight', () => {
    const silent = (wiring: string) => {
      expectNone(started(wiring).replace(/«1\||»/g, ''))
    }
    silent('{ rpc: { run }, workflows: { flow } }')
    silent('{ rpc: { run }, workflows: { other: { run: flow, retries: 2 } } }')
    expectProblems(started('{ rpc: { run }, ...«2|more» }').replace(/«1\|([^»]*)»/, '$1'), [
      { rule: 'unread-entry', at: 2 },
    ])
    expectNone(
      started('{}')
        .replace(/«1\||»/g, '')
        .replace(/export const wiring.*/, ''),
    )
  })
})
