import { expect } from 'chai'
import {
  defineApp,
  defineServices,
  defineWiring,
  StartError,
  Unprocessable,
  Unauthorized,
  type App,
  type DefinedWiring,
  type Wiring,
} from '../../runtime/index.js'
import { CONTRACT_FORMAT, type EmittedWiring } from '../../runtime/contract.js'
import { serve, wiringTable } from '../../runtime/hosts/node/index.js'
import { runtimeApp, until, type RuntimeApp } from './runtime-app.js'
import { handmade, handmadeServices } from './handmade.js'

async function reasons(app: App): Promise<readonly string[]> {
  const error: unknown = await app.start().then(
    () => app.stop(),
    (thrown: unknown) => thrown,
  )
  expect(error).to.be.instanceOf(StartError)
  return (error as StartError).reasons
}

describe('runtime: an application', () => {
  let fixture: RuntimeApp
  before(async () => {
    fixture = await runtimeApp()
  })
  const call = (app: App, name: string, input?: unknown, session?: unknown): Promise<unknown> =>
    app.invoke(fixture.functions[name] as (input: unknown) => unknown, input, { session })

  it('makes the services that are reached, in order, and closes them in reverse', async () => {
    const { trail } = fixture
    trail.length = 0
    const app = fixture.makeLean()
    expect(trail).to.deep.equal([])
    await app.start()
    expect(trail.filter((line) => line.startsWith('made'))).to.deep.equal([
      'made base',
      'made store on base',
      'made disposed after store on base',
    ])
    trail.length = 0
    await app.stop()
    expect(trail).to.deep.equal(['disposed', 'closed store on base', 'closed base'])
  })

  it('refuses what is no port in a sentence', async () => {
    for (const port of [Number('abc'), -1, 65_536, 3000.5]) {
      const error: unknown = await serve(fixture.makeLean(), { port, signals: false }).catch(
        (thrown: unknown) => thrown,
      )
      expect(error).to.be.instanceOf(StartError)
      expect((error as StartError).reasons).to.deep.equal([
        `${port} is no port: choose one from 1 to 65535, or 0 for a free one`,
      ])
    }
  })

  it('calls functions without a server, checks included', async () => {
    const app = fixture.makeApp()
    const at = new Date(0)
    expect(await call(app, 'makeThing', { id: 1, name: 'a', at, more: 1 })).to.deep.equal({
      id: 1,
      name: 'a',
      at,
      place: 'store on base',
    })
    expect(await call(app, 'makeThing', { id: 0, name: 'a' }).catch((e: unknown) => e)).to.be.instanceOf(Unprocessable)
    expect(await call(app, 'userOnly').catch((e: unknown) => e)).to.be.instanceOf(Unauthorized)
    expect(await call(app, 'userOnly', undefined, { name: 'alice', role: 'user' })).to.equal('alice')
    expect(
      await call(app, 'adminOnly', undefined, { name: 'alice', role: 'user' }).catch((e: unknown) => e),
    ).to.include({
      status: 403,
    })
    expect(await call(app, 'tell')).to.deep.equal({ name: 'x' })
    expect(await call(app, 'lie').catch((e: unknown) => String(e))).to.match(/not of its type/)
    await app.stop()
  })

  it('knows its contracts and wirings', () => {
    const app = fixture.makeApp()
    expect(app.contracts.map(({ name }) => name)).to.include.members(['echo', 'makeThing', 'bury'])
    const row = wiringTable(app)
      .split('\n')
      .find((line) => line.includes('POST /things'))
    expect(row?.split(/ {2,}/)).to.have.ordered.members(['http', 'POST /things', 'makeThing', row?.split(/ {2,}/)[3]])
    expect(row).to.match(/functions\.ts:\d+$/)
  })

  it('runs by the clock, and not twice at once', async () => {
    const { trail } = fixture
    trail.length = 0
    const app = fixture.makeClock()
    await app.start()
    await until(() => trail.filter((line) => line === 'slow ends').length === 2)
    await app.stop()
    const slow = trail.filter((line) => line.startsWith('slow'))
    expect(slow.slice(0, 4)).to.deep.equal(['slow begins', 'slow ends', 'slow begins', 'slow ends'])
    expect(trail.filter((line) => line === 'tick').length).to.be.greaterThan(2)
  })

  it('names everything that keeps it from starting', async () => {
    const ok = handmade('ok')
    const app = defineApp({
      name: 'wrong',
      wirings: [
        defineWiring({
          http: { 'GET /a/:x': ok, 'GET /a/:y': ok, 'FETCH /b': ok, 'GET b': ok, 'GET /c/': ok, 'GET /d': () => 1 },
          channels: { '/live/:room': { open: ok }, '/live/:other': { open: ok } },
          rpc: { ok },
          queues: { q: { run: ok, retries: -1 } },
          cron: { c: { schedule: '* * 32 * *', run: ok }, d: { schedule: '@daily please', run: ok } },
        }),
        defineWiring({
          rpc: { ok, old: handmade('old', { format: 0 }), needy: handmade('needy', { services: ['db'] }) },
        }),
      ],
    })
    const all = await reasons(app)
    for (const pattern of [
      /'GET \/a\/:y' matches the same requests as 'GET \/a\/:x'/,
      /'FETCH \/b' is not a route/,
      /'GET b' is not a route/,
      /'GET \/c\/' is not a route/,
      /^'GET \/d' at 'GET \/d' has no contract: the file that declares or wires it was compiled without Solder's transformer$/,
      /the channel '\/live\/:other' matches the same requests as the channel '\/live\/:room'/,
      /the queue 'q' has retries: -1/,
      /the cron entry 'c' has the schedule '\* \* 32 \* \*'/,
      /the cron entry 'd'/,
      /the RPC name 'ok' is wired twice/,
      /'old' at the RPC name 'old' was compiled for another version/,
      /'needy' \(handmade\.ts:1\) takes the service 'db'/,
    ])
      expect(
        all.filter((reason) => pattern.test(reason)),
        `${String(pattern)} in\n${all.join('\n')}`,
      ).to.have.lengthOf(1)
    expect(all).to.have.lengthOf(12)
    expect(await app.fetch(new Request('http://a/')).catch((error: unknown) => error)).to.be.instanceOf(StartError)
  })

  it('says of an entry that the compiler could not see where it comes from', async () => {
    const define = defineWiring as unknown as (wiring: Wiring, emitted: EmittedWiring) => DefinedWiring
    const compiled = { format: CONTRACT_FORMAT, file: 'src/app.ts', entries: [] }
    const app = defineApp({ name: 'late', wirings: [define({ rpc: { late: () => 1 } }, compiled)] })
    expect(await reasons(app)).to.deep.equal([
      "'late' at the RPC name 'late' has no contract: the wiring in src/app.ts gets it from code that only runs later: write the key as a text there, and name its function",
    ])
  })

  it('says in one sentence that nothing was compiled by the transformer', async () => {
    const wirings = [defineWiring({ http: { 'GET /a': () => 1 }, rpc: { b: () => 2 } })]
    const all = await reasons(defineApp({ name: 'plain', wirings }))
    expect(all).to.have.lengthOf(1)
    expect(all[0])
      .to.match(/tspc/)
      .and.to.match(/"transform": "solder\/transformer"/)
  })

  it('says which services go round in a circle', async () => {
    const services = handmadeServices({ a: ['b'], b: ['c'], c: ['a'] })
    const wirings = [defineWiring({ rpc: { f: handmade('f', { services: ['a'] }) } })]
    expect(await reasons(defineApp({ name: 'round', services, wirings }))).to.deep.equal([
      "the services 'a' → 'b' → 'c' → 'a' need one another in a circle",
    ])
  })

  it('closes what it has made when a service cannot be made', async () => {
    const trail: string[] = []
    const services = handmadeServices(
      { first: [], second: ['first'] },
      {
        first: () => ({ close: () => trail.push('closed') }),
        second: () => Promise.reject(new Error('no database')),
      },
    )
    const wirings = [defineWiring({ rpc: { f: handmade('f', { services: ['second'] }) } })]
    expect(await reasons(defineApp({ name: 'half', services, wirings }))).to.deep.equal([
      "the service 'second' could not be made: no database",
    ])
    expect(trail).to.deep.equal(['closed'])
  })

  it('does not take a service by the name of what every context has', async () => {
    const services = defineServices<{ log: number }>({ log: () => 1 })
    expect(await reasons(defineApp({ name: 'log', services, wirings: [] }))).to.have.lengthOf(1)
  })
})
