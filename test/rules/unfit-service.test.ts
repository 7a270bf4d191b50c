import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'unfit-service'
const app = (made: string, asked: string, more = '') => ({
  'made.ts': `
    import { defineServices } from 'solder'
    export const take = (all: { db: unknown; port: unknown }): unknown => [all.db, all.port]
    ${made}`,
  'run.ts': `
    import type { ChannelContext, Context, WorkflowContext } from 'solder'
    export type Used = ChannelContext | Context | WorkflowContext
    ${asked}`,
  'app.ts': `
    import { defineApp, defineWiring } from 'solder'
    import { services } from './made.js'
    import { run } from './run.js'
    ${more}
    export default defineApp({ name: 'a', services, wirings: [defineWiring({ rpc: { run } })] })`,
})
const typed = `export const services = «2|defineServices<{ db: { get(): string }; port: number }>({
  db: () => ({ get: () => '' }), port: () => 1 })»`
const inferred = `export const services = «2|defineServices({ db: () => ({ get: () => '' }), port: () => 1 })»`
const run = (services: string) => `export const run = («1|ctx: Context<${services}>»): string => ctx.id`

describe('the rule unfit-service', () => {
  it('reports a service that the app makes as something else', () => {
    for (const made of [typed, inferred]) {
      expectProblems(app(made, run('{ db: { other(): number } }')), [
        {
          rule,
          at: 1,
          related: [2],
          says: "'run' asks for the service 'db' as '{ other(): number; }', and the app's 'defineServices' in 'made.ts' makes",
        },
      ])
    }
    expectProblems(app(typed, run('{ db: { get(): string; put(): void }; port: number }')), [
      { rule, at: 1, related: [2], says: "makes '{ get(): string; }', which has no 'put'." },
    ])
    expectProblems(app(typed, run('{ db: { get(): number }; port: string }')), [
      { rule, at: 1, related: [2], says: "'db' as '{ get(): number; }'" },
      {
        rule,
        at: 1,
        related: [2],
        says: "'port' as 'string', and the app's 'defineServices' in 'made.ts' makes 'number'.",
      },
    ])
  })

  it('reports it in contexts of channels, and in functions that something generic makes', () => {
    const files = app(
      typed,
      `const retry = <A extends unknown[], R>(f: (...a: A) => R) => (...a: A): R => f(...a)
       export const run = retry((_: { id: string }, «1|ctx: Context<{ port: string }>») => ctx.port)`,
    )
    expectProblems(files, [{ rule, at: 1, related: [2] }])
  })

  it('is silent about what fits, about less than there is, and about what cannot be told', () => {
    const none = (files: Record<string, string>) => {
      expectNone(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace(/«\d\||»/g, '')])))
    }
    for (const services of [
      '{ db: { get(): string } }',
      '{ db: { get(): unknown } }',
      '{ db: object; port?: number }',
      '{ db: any }',
      '{ port: number | string }',
      '{}',
    ]) {
      none(app(typed, run(services)))
      none(app(inferred, run(services)))
    }
    none(
      app('export const services = defineServices({ db: () => JSON.parse("1"), port: () => 1 })', run('{ db: Date }')),
    )
    none(
      app(
        'export const services = defineServices({ db: async () => ({ get: () => "" }), port: () => 1 })',
        run('{ db: { get(): string } }'),
      ),
    )
    none(app(typed, 'export const run = <T extends number>(ctx: Context<{ port: T }>): string => ctx.id'))
    none(app(typed, 'export const run = (): string => ""'))
    expectNone(`
      import { defineApp, defineWiring, type Context } from 'solder'
      const run = (ctx: Context<{ db?: { get(): string } }>): string => ctx.id
      export default defineApp({ name: 'a', wirings: [defineWiring({ rpc: { run } })] })`)
  })
})
