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

  it('reports a promise that an operator, a list or a variable drops', () => {
    const call = "«1|ctx.enqueue(remind, { id: '' })»"
    for (const body of [
      `ctx.id && ${call}; return 1`,
      `ctx.id ?? (${call}); return 1`,
      `ctx.id ? ${call} : ctx.id; return 1`,
      `ctx.log.info(''), ${call}; return 1`,
      `${call}, ctx.log.info(''); return 1`,
      `const job = ${call}; return 1`,
      `if (ctx.id) ${call}; return 1`,
    ]) {
      const source = wired(body)
      expectProblems(source, [{ rule, at: 1, fixes: ["Add 'await'"] }])
      expectMended(source, "Add 'await'")
    }
  })

  it('reports a promise that a loop drops, and gathers those of an array', () => {
    const list = 'const ids: string[] = []; '
    const fix = "Wait for all with 'Promise.all'"
    for (const [body, mended] of [
      ['ids.forEach((id) => «1|ctx.enqueue(remind, { id })»)', 'await Promise.all(ids.map((id) => ctx.enqueue('],
      ['ids.map((id) => «1|ctx.enqueue(remind, { id })»)', 'await Promise.all(ids.map((id) => ctx.enqueue('],
      ['ids.forEach((id) => { return id && «1|ctx.publish(done, id)» })', 'await Promise.all(ids.map('],
      ['ids.forEach(async (id) => «1|ctx.publish(done, id)»)', 'await Promise.all(ids.map('],
    ] as const) {
      const source = wired(`${list}${body}; return 1`)
      expectProblems(source, [{ rule, at: 1, fixes: [fix] }])
      expect(expectMended(source, fix)['app.ts']).to.include(mended)
    }
    for (const body of [
      'new Set(ids).forEach((id) => «1|ctx.enqueue(remind, { id })»)',
      'const jobs = ids.map((id) => «1|ctx.enqueue(remind, { id })»)',
    ]) {
      expectProblems(wired(`${list}${body}; return 1`), [{ rule, at: 1, fixes: [] }])
    }
    const head = 'function run(ctx: Context): void'
    const source = wired(`${list}ids.forEach((id) => «1|ctx.enqueue(remind, { id })»)`, head)
    expectProblems(source, [{ rule, at: 1, fixes: [] }])
  })

  it('is silent about lists that something waits for', () => {
    const call = "ctx.enqueue(remind, { id: '' })"
    for (const body of [
      `return Promise.all(ids.map(() => ${call}))`,
      `await Promise.all(ids.map(() => ${call})); return 1`,
      `const jobs = ids.map(() => ${call}); await Promise.all(jobs); return 1`,
      `const jobs = ids.map(() => ${call}); return { jobs: await Promise.all(jobs) }`,
      `ids.forEach(() => void ${call}); return 1`,
      `void ids.map(() => ${call}); return 1`,
      `const own = { forEach: (each: () => Promise<unknown>) => each() }; own.forEach(() => ${call}); return 1`,
      `const job = ${call}; const all = { job }; await all.job; return 1`,
      `const add = () => ${call}; await add(); return 1`,
      `for (const id of ids) await ctx.enqueue(remind, { id }); return 1`,
      `ctx.id && (await ${call}); return 1`,
    ]) {
      expectNone(wired(`const ids: string[] = []; ${body}; return ids`))
    }
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
