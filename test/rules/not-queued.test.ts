import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'not-queued'

const functions = `
  export function remind(input: { id: string }): void { void input }
  export function report(input: { id: string }): void { void input }
`

describe('the rule not-queued', () => {
  it('reports the function that is enqueued, related to a queue of the wiring that has it', () => {
    expectProblems(
      {
        'functions.ts': functions,
        'todos.ts': `
          import { report } from './functions.js'
          import type { Ctx } from './services.js'
          export async function create(ctx: Ctx): Promise<void> { await ctx.enqueue(«1|report», { id: '' }) }`,
        'app.ts': `
          import { defineApp, defineWiring } from 'solder'
          import { report, remind } from './functions.js'
          import { create } from './todos.js'
          import { services } from './services.js'
          const other = defineWiring({ queues: { others: { run: (): void => undefined, retries: 2 } } })
          const wiring = defineWiring({ rpc: { create, report }, queues: { «2|reminders»: remind } })
          export default defineApp({ name: 'a', services, wirings: [other, wiring] })`,
      },
      [{ rule, at: 1, related: [2], says: "'report' is enqueued here, but no queue is wired to it" }],
    )
  })

  it('sees enqueue taken out of the context, and renamed', () => {
    expectProblems(
      `import { defineWiring } from 'solder'
       import type { Ctx } from './services.js'
       ${functions}
       async function a({ enqueue }: Ctx): Promise<void> { await enqueue(«1|remind», { id: '' }, { delay: 5 }) }
       async function b({ enqueue: later }: Ctx): Promise<void> { await later(«2|remind», { id: '' }) }
       async function c(ctx: Ctx): Promise<void> { const { enqueue } = ctx; await enqueue(«3|remind», { id: '' }) }
       export const wiring = «4|defineWiring({ rpc: { a, b, c } })»`,
      [
        { rule, at: 1, related: [4] },
        { rule, at: 2, related: [4] },
        { rule, at: 3, related: [4] },
      ],
    )
  })

  it('is silent about functions wired to a queue, in any file, form or order', () => {
    expectNone({
      'functions.ts': functions,
      'app.ts': `
        import { defineWiring } from 'solder'
        import * as all from './functions.js'
        import { remind as later } from './functions.js'
        import type { Ctx } from './services.js'
        async function a({ enqueue }: Ctx): Promise<void> { await enqueue(later, { id: '' }); await enqueue(all.report, { id: '' }) }
        export const wiring = defineWiring({ rpc: { a }, queues: { one: all.remind, 'two': { run: all.report, retries: 1 } } })`,
    })
  })

  it('is silent about ctx.call', () => {
    expectNone(`
      import { defineWiring } from 'solder'
      import type { Ctx } from './services.js'
      ${functions}
      async function a(ctx: Ctx): Promise<void> { await ctx.call(remind, { id: '' }) }
      export const wiring = defineWiring({ rpc: { a, remind } })`)
  })

  it('is silent where a queue may be wired out of sight', () => {
    const create = `
      import { remind } from './functions.js'
      import type { Ctx } from './services.js'
      export async function create(ctx: Ctx): Promise<void> { await ctx.enqueue(remind, { id: '' }) }`
    expectNone({ 'functions.ts': functions, 'todos.ts': create })
    expectProblems(
      {
        'functions.ts': functions,
        'todos.ts': create,
        'app.ts': `
          import { defineWiring, type AnyFunction } from 'solder'
          declare const queues: Record<string, AnyFunction>
          export const wiring = defineWiring({ queues: { ...«1|queues» } })`,
      },
      [{ rule: 'unread-entry', at: 1 }],
    )
    expectProblems(
      {
        'functions.ts': functions,
        'todos.ts': create,
        'app.ts': `
          import { defineApp, defineWiring, type DefinedWiring } from 'solder'
          import { create } from './todos.js'
          import { services } from './services.js'
          declare const more: DefinedWiring[]
          const wiring = defineWiring({ rpc: { create } })
          export default defineApp({ name: 'a', services, wirings: [wiring, ...«1|more»] })`,
      },
      [{ rule: 'unread-entry', at: 1 }],
    )
  })

  it('reports it where only other parts of wirings are out of sight', () => {
    expectProblems(
      `import { defineWiring, type AnyFunction } from 'solder'
       import type { Ctx } from './services.js'
       ${functions}
       declare const routes: Record<string, AnyFunction>
       async function create(ctx: Ctx): Promise<void> { await ctx.enqueue(«1|remind», { id: '' }) }
       export const wiring = «2|defineWiring({ http: { ...«3|routes» }, rpc: { create } })»`,
      [
        { rule, at: 1, related: [2] },
        { rule: 'unread-entry', at: 3 },
      ],
    )
    expectProblems(
      `import { defineWiring, type AnyFunction } from 'solder'
       import type { Ctx } from './services.js'
       ${functions}
       declare const rest: { queues: Record<string, AnyFunction> }
       async function create(ctx: Ctx): Promise<void> { await ctx.enqueue(remind, { id: '' }) }
       export const wiring = defineWiring({ rpc: { create }, ...«1|rest» })`,
      [{ rule: 'unread-entry', at: 1 }],
    )
  })

  it('is silent about functions of the user that are called enqueue', () => {
    expectNone(`
      import { defineWiring } from 'solder'
      ${functions}
      const jobs = { enqueue(fn: (input: { id: string }) => void) { fn({ id: '' }) } }
      function enqueue(fn: (input: { id: string }) => void): void { fn({ id: '' }) }
      function a(): void { jobs.enqueue(remind); enqueue(report) }
      export const wiring = defineWiring({ rpc: { a } })`)
  })

  it('wires the function where its name is known', () => {
    const source = (queues: string) => ({
      'functions.ts': functions,
      'app.ts': `
        import { defineWiring } from 'solder'
        import * as jobs from './functions.js'
        import type { Ctx } from './services.js'
        async function a({ enqueue }: Ctx): Promise<void> { await enqueue(jobs.remind, { id: '' }) }
        export const wiring = defineWiring({
          rpc: { a, later: jobs.remind },${queues}
        })`,
    })
    const title = "Wire 'remind' to a queue"
    expect(expectMended(source(''), title)['app.ts']).to.include(
      '},\n          queues: { remind: jobs.remind },\n        })',
    )
    expect(expectMended(source(' queues: { report: jobs.report }'), title)['app.ts']).to.include(
      'queues: { report: jobs.report, remind: jobs.remind }',
    )
    expect(
      expectMended(source('\n          queues: {\n            report: jobs.report,\n          },'), title)['app.ts'],
    ).to.include('report: jobs.report,\n            remind: jobs.remind,\n          },')
  })
})
