import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'
import { workflow } from './workflow-source.js'

const rule = 'workflow-service'

describe('the rule workflow-service', () => {
  it('reports services that are used, however they were taken', () => {
    const says =
      "What 'flow' does with the service 'ctx.store' is not recorded and happens again at each replay: do it in a step."
    expectProblems(workflow("void «1|ctx.store».get(''); const { store } = ctx; void «2|store».get('')"), [
      { rule, at: 1, says },
      { rule, at: 2 },
    ])
    expectProblems(
      workflow("void «1|store».get(''); «2|post».send(''); void [«3|store»]", { context: '{ store, mailer: post }' }),
      [
        { rule, at: 1 },
        { rule, at: 2, says: "the service 'post'" },
        { rule, at: 3 },
      ],
    )
    expectProblems(workflow("void «1|get»('')", { context: '{ store: { get } }' }), [{ rule, at: 1 }])
    expectProblems(workflow("void «1|rest.store».get('')", { context: '{ step, ...rest }' }), [{ rule, at: 1 }])
  })

  it('reports them in functions that are handed the context, where they are', () => {
    const top =
      "async function help({ store, step }: Flow): Promise<void> { await step(charge, { id: «1|store».get('') }) }"
    expectProblems(workflow('await help(ctx)', { top }), [{ rule, at: 1, says: "What 'help' does" }])
  })

  it('speaks of the service alone where a promise of it is awaited', () => {
    const services = `
      export interface Db { find(id: string): Promise<string> }
      export interface Services { db: Db }`
    expectProblems({ 'services.ts': services, 'app.ts': workflow("void (await «1|ctx.db».find(''))") }, [
      { rule, at: 1 },
    ])
  })

  it('is silent about what every context has, and about services of steps', () => {
    const top =
      'export const find = (input: { id: string }, { store }: Context<Services>): string => store.get(input.id)'
    expectNone(
      workflow("ctx.log.info('a'); void [ctx.id, ctx.signal.aborted, await ctx.step(find, input)]", {
        top,
      }),
    )
    expectNone(workflow('await step(find, input)', { context: '{ step, store }', top }))
  })

  it('moves no use whose values cannot be stored, as the step would be given or give them', () => {
    const top = (result: string) => `
      export interface Hooks { done: () => void; id: symbol }
      interface Services { files: { open(id: unknown): ${result} } }`
    for (const [result, use, at] of [
      ['{ read: () => string }', "files.open('a')", 1],
      ['Promise<Hooks>', "files.open('a')", 1],
      ['{ size: number } | { close(): void }', "files.open('a')", 1],
      ['string', 'files.open(hooks)', 1],
    ] as const) {
      const body = `const hooks: Hooks = { done: () => undefined, id: Symbol() }\n void [hooks.id, ${use.replace('files', '«1|files»')}]`
      const source = workflow(body, { context: '{ files }', top: top(result) }).replace(
        "import type { Services } from './services.js'",
        '',
      )
      expectProblems(source, [{ rule, at, fixes: [] }])
    }
  })

  it('moves the use to a function of its own, and calls that as a step', () => {
    const source = workflow('const size = 2\n    void store.get(input.id + String(size)).length', {
      context: '{ store, sleep }',
    })
    const app = expectMended(source, "Move the use of 'store' to the step 'getStore'")['app.ts'] ?? ''
    expect(app).to
      .include(`export function getStore({ input, size }: { input: { id: string; }; size: number }, { store }: Context<Services>) {
  return store.get(input.id + String(size))
}

export async function flow(input: { id: string }, { store, sleep, step }: Flow)`)
    expect(app).to.include('void (await step(getStore, { input, size })).length')
    const whole = expectMended(
      workflow("void ctx.store.get('a')"),
      "Move the use of 'ctx.store' to the step 'getStore'",
    )['app.ts']
    expect(whole).to.include("export function getStore({ store }: Context<Services>) {\n  return store.get('a')")
    expect(whole).to.include('void await ctx.step(getStore)')
  })
})
