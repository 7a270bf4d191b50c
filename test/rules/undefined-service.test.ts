import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'undefined-service'

describe('the rule undefined-service', () => {
  it('reports the context of a wired function, related to the services of the app', () => {
    expectProblems(
      {
        'todos.ts': `
          import type { Context } from 'solder'
          export function create(input: { id: string }, «1|{ stroe }: Context<{ stroe: { get(id: string): string } }>»): string {
            return stroe.get(input.id)
          }
          export const list = («2|ctx: Context<{ store: unknown; clock: unknown }>»): string => typeof ctx.clock`,
        'app.ts': `
          import { defineApp, defineServices, defineWiring } from 'solder'
          import { create, list } from './todos.js'
          const services = «3|defineServices<{ store: string }>({ store: () => '' })»
          const wiring = defineWiring({ rpc: { create, list }, queues: { create } })
          export default defineApp({ name: 'a', services, wirings: [wiring] })`,
      },
      [
        {
          rule,
          at: 1,
          related: [3],
          says: "'create' asks for the service 'stroe', which the app's 'defineServices' in 'app.ts' does not define. Did you mean 'store'?",
        },
        { rule, at: 2, related: [3], says: "'clock', which the app's 'defineServices' in 'app.ts' does not define." },
      ],
    )
  })

  it('renames a service that nothing takes by its name', () => {
    const source = (factories: string) => `
      import { defineApp, defineServices, defineWiring, type Context } from 'solder'
      const create = ({ store }: Context<{ store: string }>): string => store
      const services = defineServices({ ${factories} })
      const wiring = defineWiring({ rpc: { create } })
      export default defineApp({ name: 'a', services, wirings: [wiring] })`
    const title = "Rename the service 'stoer' to 'store'"
    expect(expectMended(source("stoer: () => ''"), title)['app.ts']).to.include("defineServices({ store: () => '' })")
    expectProblems(
      `import { defineApp, defineServices, defineWiring, type Context } from 'solder'
       const create = («1|ctx: Context<{ store: string; clock: string }>»): string => ctx.store + ctx.clock
       const services = «2|defineServices({ stoer: () => '', clock: ({ stoer }: { stoer: string }) => stoer })»
       export default defineApp({ name: 'a', services, wirings: [defineWiring({ rpc: { create } })] })`,
      [{ rule, at: 1, related: [2], says: "Did you mean 'stoer'?", fixes: ["Add a factory for 'store'"] }],
    )
  })

  it('reports the functions of channels, and inline ones', () => {
    expectProblems(
      `import { defineApp, defineServices, defineWiring, type ChannelContext, type Context } from 'solder'
       type Ctx = Context<{ mailer: string }>
       function open(«1|ctx: ChannelContext<{ rooms: string }>»): void { void ctx.rooms }
       const services = «3|defineServices<{ store: string }>({ store: () => '' })»
       const wiring = defineWiring({
         channels: { '/live': { open } },
         rpc: { run: («2|{ mailer }: Ctx») => mailer },
       })
       export default defineApp({ name: 'a', services, wirings: [wiring] })`,
      [
        { rule, at: 1, related: [3] },
        { rule, at: 2, related: [3] },
      ],
    )
  })

  it('reports services of an app that has none', () => {
    expectProblems(
      `import { defineApp, defineWiring, type Context } from 'solder'
       const run = («1|{ mailer }: Context<{ mailer: string }>»): string => mailer
       const free = (ctx: Context): string => ctx.id
       export default «2|defineApp({ name: 'a', wirings: [defineWiring({ rpc: { run, free } })] })»`,
      [
        {
          rule,
          at: 1,
          related: [2],
          says: "asks for the service 'mailer', but the app that wires it has no 'services'.",
        },
      ],
    )
  })

  it('is silent where the options of an app are out of sight', () => {
    expectNone(`
      import { defineApp, defineWiring, type AppOptions, type Context, type DefinedWiring } from 'solder'
      const run = ({ mailer }: Context<{ mailer: string }>): string => mailer
      declare const options: Omit<AppOptions<{ mailer: string }, DefinedWiring[]>, 'wirings'>
      export default defineApp({ ...options, wirings: [defineWiring({ rpc: { run } })] })`)
  })

  it('is silent about services that are defined or optional, and members of every context', () => {
    expectNone(`
      import { defineApp, defineWiring, type Context } from 'solder'
      import { services, type Ctx, type Services } from './services.js'
      function a(ctx: Ctx): string { return ctx.store.get(ctx.id) }
      function b({ log, session, store }: Context<Pick<Services, 'store'> & { tracer?: string }, { user: string }>): string {
        log.info('b')
        return store.get(session.user)
      }
      function c(ctx: Context): string { return ctx.id }
      export default defineApp({ name: 'a', services, session: () => ({ user: 'ada' }), wirings: [defineWiring({ rpc: { a, b, c } })] })`)
  })

  it('is silent about functions that the app does not wire, and where services are out of sight', () => {
    expectNone(`
      import { defineApp, defineServices, defineWiring, type Context, type DefinedServices } from 'solder'
      import { services } from './services.js'
      function a(ctx: Context<{ other: string }>): string { return ctx.other }
      function b(ctx: Context<{ store: unknown }>): string { return typeof ctx.store }
      const mine = defineWiring({ rpc: { a } })
      const other = defineServices<{ other: string }>({ other: () => '' })
      declare const unknown: DefinedServices<{ other: string }>
      declare const more: { other: () => string }
      export const one = defineApp({ name: 'one', services, wirings: [defineWiring({ rpc: { b } })] })
      export const two = defineApp({ name: 'two', services: other, wirings: [mine] })
      export const three = defineApp({ name: 'three', services: unknown, wirings: [mine] })
      export const four = defineApp({ name: 'four', services: defineServices<{ other: string }>({ ...more }), wirings: [mine] })`)
  })

  it('adds a factory, and the service to the type that says which there are', () => {
    const services = (zone: string, factory: string) => `
          import { defineServices } from 'solder'
          export interface Zone { name: string }
          export interface Services {
            clock: () => Date${zone}
          }
          export const all = defineServices<Services>({ clock: () => () => new Date()${factory} })`
    const app = (zone: string, more = '') => `
          import { defineApp, defineWiring, type Context } from 'solder'
          import { all, type Services } from './all.js'
          import type { Zone } from './all.js'
          ${more}
          void (0 as unknown as Zone)
          export function now({ clock, zone }: Context<Services & { zone: ${zone} }>): string { return String([zone, clock()]) }
          export default defineApp({ name: 'a', services: all, wirings: [defineWiring({ rpc: { now } })] })`
    const title = "Add a factory for 'zone'"
    const factory = `, zone: () => { throw new Error("The service 'zone' cannot be made yet.") }`
    for (const zone of ['string', "{ at: Date; by(name: 'a' | 'b'): Promise<Zone[]>; }", 'Map<string, Zone>'])
      expect(expectMended({ 'all.ts': services('', ''), 'app.ts': app(zone) }, title)['all.ts']).to.equal(
        services(`\n            zone: ${zone.replaceAll("'", '"')}`, factory),
      )
    // What only the function's file can name is for a person to move.
    const own = app('Own', 'interface Own { name: string }').replace(
      '{ clock, zone }: Context',
      '«1|{ clock, zone }: Context',
    )
    expectProblems(
      {
        'all.ts': services('', '').replace('defineServices<', '«2|defineServices<').replace(/$/, '»'),
        'app.ts': own.replace('zone: Own }>', 'zone: Own }>»'),
      },
      [{ rule, at: 1, related: [2], fixes: [] }],
    )
  })

  it('adds a factory where nothing but the factories says which services there are', () => {
    const source = (factories: string) => `
      import { defineApp, defineServices, defineWiring, type Context } from 'solder'
      const services = defineServices({${factories}})
      function now({ clock, zone }: Context<{ clock: () => Date; zone: string }>): string { return zone + String(clock()) }
      export default defineApp({ name: 'a', services, wirings: [defineWiring({ rpc: { now } })] })`
    const title = "Add a factory for 'zone'"
    expect(expectMended(source(' clock: () => () => new Date() '), title)['app.ts']).to.include(
      `clock: () => () => new Date(), zone: () => { throw new Error("The service 'zone' cannot be made yet.") } }`,
    )
    expect(expectMended(source('\n        clock: () => () => new Date(),\n      '), title)['app.ts']).to.include(
      `new Date(),\n        zone: () => { throw new Error("The service 'zone' cannot be made yet.") },\n      }`,
    )
  })
})
