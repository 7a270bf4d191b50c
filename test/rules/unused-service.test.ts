import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'unused-service'
const services = (factories: string, rest = '') => `
  import { defineServices, type Context } from 'solder'
  export interface Clock { now(): number }
  export interface Services { clock: Clock; store: { get(): number } }
  export type Ctx = Context<Services>
  ${rest}
  export const services = defineServices<Services>({ ${factories} })`
const store = 'store: () => ({ get: () => 1 })'
const app = (body = 'return ctx.store.get()', more = '') => `
  import { defineApp, defineWiring } from 'solder'
  import { services, type Ctx } from './services.js'
  const run = (ctx: Ctx): number => { ${body} }
  export default defineApp({ name: 'a', services, ${more} wirings: [defineWiring({ rpc: { run } })] })`

describe('the rule unused-service', () => {
  it('reports a service that nothing takes, at its key', () => {
    for (const clock of [
      '«1|clock»: () => Date',
      "'«1|clock»'() { return Date }",
      '«1|clock»: (all) => { void all; const clock = Date; return clock }',
    ]) {
      expectProblems({ 'services.ts': services(`${clock}, ${store}`), 'app.ts': app() }, [
        { rule, at: 1, says: "Nothing takes the service 'clock', so it is never made." },
      ])
    }
    expectProblems({ 'services.ts': services(`«1|clock», ${store}`, 'const clock = () => Date'), 'app.ts': app() }, [
      { rule, at: 1 },
    ])
  })

  for (const [what, body, more] of [
    ['a function', 'return ctx.clock.now() + ctx.store.get()', ''],
    ['a function that takes it out', 'const { clock: time, store } = ctx; return time.now() + store.get()', ''],
    ['a function by its name in quotes', "return ctx['clock'].now() + ctx.store.get()", ''],
    ['a computed name', "const { ['clock']: time } = ctx; return time.now() + ctx.store.get()", ''],
    ['a constant name', "const k = 'clock'; return ctx[k].now() + ctx.store.get()", ''],
    ['a constant type', "const k = 'clock' as const; return ctx[k].now() + ctx.store.get()", ''],
    [
      'a function that is given its name',
      "const use = <K extends 'store'>(of: Ctx, _: K | 'clock') => of.store.get(); return use(ctx, 'clock')",
      '',
    ],
    ['the session', undefined, 'session: (_: Request, { clock }: { clock: { now(): number } }) => clock.now(),'],
    [
      'middleware',
      undefined,
      'use: [({ clock }: Ctx, next: () => Promise<unknown>) => { clock.now(); return next() }],',
    ],
  ]) {
    it(`is silent about what is taken by ${what ?? ''}`, () => {
      expectNone({ 'services.ts': services(`clock: () => Date, ${store}`), 'app.ts': app(body, more) })
    })
  }

  it('is silent about what another service takes', () => {
    expectNone({
      'services.ts': services('clock: () => Date, store: ({ clock }) => ({ get: () => clock.now() })'),
      'app.ts': app(),
    })
  })

  it('is silent about what a function may take that another one has made', () => {
    const wrapped = (made: string) => ({
      'services.ts': services(`clock: () => Date, ${store}`),
      'app.ts': `import { defineApp, defineWiring } from 'solder'
        import { services, type Ctx } from './services.js'
        const logged = <I, O>(f: (input: I, ctx: Ctx) => O) => (input: I, ctx: Ctx): O => f(input, ctx)
        ${made}
        export default defineApp({ name: 'a', services, wirings: [defineWiring({ rpc: { run } })] })`,
    })
    expectNone(wrapped('const run = logged((input: { id: string }) => input.id)'))
    expectNone(
      wrapped('const run: (input: { id: string }, ctx: Ctx) => string = logged(({ id }: { id: string }) => id)'),
    )
  })

  it('is silent where there is no app', () => {
    expectNone({ 'services.ts': services(`clock: () => Date, ${store}`) })
  })

  it('is silent about what a function from outside of the project may take', () => {
    const files = (asked: string) => ({
      'domain.d.ts': `import type { Context } from 'solder'
        export declare function run(ctx: Context<{ ${asked}: { now(): number } }>): number`,
      'services.ts': services(`«1|clock»: () => Date, ${store}`),
      'app.ts': `import { defineApp, defineWiring } from 'solder'
        import { services, type Ctx } from './services.js'
        import { run } from './domain.js'
        const own = (ctx: Ctx): number => ctx.store.get()
        export default defineApp({ name: 'a', services, wirings: [defineWiring({ rpc: { own, run } })] })`,
    })
    expectNone(files('clock'))
    expectProblems(files('clock?'), [{ rule, at: 1 }])
  })
})
