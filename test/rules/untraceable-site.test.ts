import { expectNone, expectProblems } from './expect-problems.js'
import { workflow } from './workflow-source.js'

const rule = 'untraceable-site'
const library = {
  'node_modules/library/index.d.ts':
    'export function use(what: unknown): void; export class Keeper { constructor(what: unknown) }',
  'node_modules/library/package.json': '{ "name": "library", "types": "index.d.ts" }',
}

describe('the rule untraceable-site', () => {
  it('reports members that are computed or bound, and code out of sight that is handed the context', () => {
    const top = "import { Keeper, use } from 'library'"
    const body = `
      const name = input.id as 'step'
      await «1|ctx[name]»(charge, input)
      await «2|ctx.sleep.call»(undefined, 5)
      use(«3|ctx»)
      use(«4|ctx.step»)
      void new Keeper(«5|ctx»)`
    expectProblems({ ...library, 'app.ts': workflow(body, { top }) }, [
      { rule, at: 1, says: "What 'flow' does with 'ctx[name]' cannot be followed" },
      ...[2, 3, 4, 5].map((at) => ({ rule, at })),
    ])
  })

  it('is silent about the members by their names, and about functions of the project', () => {
    const top = `
      import { use } from 'library'
      class Bills { constructor(private readonly ctx: Flow) {} async pay(): Promise<void> { await this.ctx.step(charge, { id: '' }) } }
      async function pay(ctx: Flow, step: Flow['step']): Promise<void> { await step(charge, { id: '' }); await ctx.sleep(1) }
      const within = async (ctx: Flow, run: (ctx: Flow) => Promise<void>): Promise<void> => run(ctx)`
    const body = `
      await pay(ctx, ctx.step)
      await new Bills(ctx).pay()
      await within(ctx, async ({ step: run }) => { await run(charge, input) })
      await ctx['step'](charge, input)
      const { step } = ctx
      await step(charge, input)
      use([input, ctx.id])`
    expectNone({ ...library, 'app.ts': workflow(body, { top }) })
  })
})
