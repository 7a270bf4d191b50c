import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'
import { workflow } from './workflow-source.js'

const rule = 'unstepped-await'
const client = {
  'node_modules/client/index.d.ts': `
    export function get(id: string): Promise<string>
    export function each(): AsyncIterable<string>
    export function now(): number
    export const ready: Promise<void>
    export const waiting: Promise<void>[]
    export const anything: any`,
  'node_modules/client/package.json': '{ "name": "client", "types": "index.d.ts" }',
}
const top = "import * as client from 'client'; import { ready, waiting } from 'client'"

describe('the rule unstepped-await', () => {
  it('reports promises that the run does not record, awaited or not', () => {
    const body = `
      void (await «1|client.get('a')»)
      const later = «2|client.get('b')»
      void (await later)
      await Promise.all([ctx.step(charge, input), «3|client.get('c')»])
      await «4|ready»
      for await (const each of «5|client.each()») void each
      for await (const each of «9|waiting») void each
      await «6|new Promise<void>((resolve) => { resolve() })»
      void (await «7|client.anything('a')»)
      void (await «8|import('./services.js')»)
      void client.get`
    expectProblems({ ...client, 'app.ts': workflow(body, { top }) }, [
      { rule, at: 1, says: "'client.get(…)' is a promise that the run of 'flow' does not record" },
      ...[2, 3, 4, 5, 6, 7, 8, 9].map((at) => ({ rule, at })),
    ])
  })

  it('reports functions that are called', () => {
    const more = `${top}
      async function load(id: string): Promise<string> { return await read(id) }
      const read = async (id: string): Promise<string> => «9|client.get(id)»`
    const says =
      "'load' waits for 'client.get(…)' by way of 'read', which the run of 'flow' does not record: call 'load' as a step."
    expectProblems({ ...client, 'app.ts': workflow("void (await «1|load»('a'))", { top: more }) }, [
      { rule, at: 1, related: [9], says },
    ])
  })

  it('is silent about sites, what is made of them, and code that waits for nothing else', () => {
    const more = `${top}
      async function twice<T>(run: () => Promise<T>): Promise<T> { try { return await run() } catch { return await run() } }
      async function half(n: number): Promise<number> { return await Promise.resolve(n / 2) }
      async function pay(ctx: Flow, ids: string[]): Promise<string[]> { return Promise.all(ids.map((id) => ctx.step(charge, { id }))) }
      async function* pages(ctx: Flow): AsyncGenerator<string> { yield await ctx.step(charge, { id: '' }) }
      export async function child(input: { id: string }, { sleep }: Flow): Promise<string> { await sleep(1); return input.id }`
    const body = `
      await ctx.sleep(5)
      const { result } = await ctx.start(child, input)
      const paid = ctx.step(charge, input)
      const all = [
        await Promise.all(['a'].map(async (id) => { const done = await ctx.step(charge, { id }); return done })),
        await Promise.race([ctx.step(charge, input), ctx.sleep(5)]), await Promise.allSettled([paid]),
        await ctx.step(charge, input).then((id) => id.length).catch(() => 0).finally(() => undefined),
        await pay(ctx, ['a']), await twice(() => ctx.step(charge, input)), await half(2), await result(), await 5,
        await (async () => ctx.step(charge, input))(), client.now(), await ctx.waitFor(news, { timeout: 5 }),
        await ctx.call(charge, input), await ctx.enqueue(charge, input), await paid,
      ]
      await ctx.publish(news, 'a')
      for await (const page of pages(ctx)) void page
      const names: string[] = []
      for await (const name of names) void name
      for await (const id of names.map((name) => ctx.step(charge, { id: name }))) void id
      for await (const name of new Set(names)) void name
      void all`
    const wired = workflow(body, { top: more }).replace('workflows: { flow }', 'workflows: { flow, child }')
    expectNone({ ...client, 'app.ts': wired })
  })

  it('moves the call to a function of its own, and calls that as a step', () => {
    const source = { ...client, 'app.ts': workflow('void (await client.get(input.id))', { top, context: '{ sleep }' }) }
    const app = expectMended(source, "Move 'client.get(…)' to the step 'getClient'")['app.ts'] ?? ''
    expect(app).to.include(
      'export async function getClient({ input }: { input: { id: string; } }, _context: Context) {',
    )
    expect(app).to.include('{ sleep, step }: Flow').and.to.include('void (await step(getClient, { input }))')
  })
})
