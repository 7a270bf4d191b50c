import { expect } from 'chai'
import { WebSocket } from 'ws'
import { serve, type Server } from '../../runtime/hosts/node/index.js'
import { StartError, Unprocessable, type App, type Excess } from '../../runtime/index.js'
import { runtimeApp, type RuntimeApp } from './runtime-app.js'
import type { Problem } from './served-app.js'

describe('runtime: undeclared properties', () => {
  let fixture: RuntimeApp['excess']
  const apps: App[] = []
  before(async () => {
    fixture = (await runtimeApp()).excess
  })
  after(() => Promise.all(apps.map((app) => app.stop())))

  const make = (excess?: Excess): App => {
    const app = fixture.makeExcess(excess)
    apps.push(app)
    return app
  }
  const send = async (app: App, route: string, text?: string): Promise<{ status: number; body: unknown }> => {
    const [method = '', path = ''] = route.split(' ')
    const headers = { 'content-type': 'application/json' }
    const init = text === undefined ? { method } : { method, headers, body: text }
    const answer = await app.fetch(new Request(`http://app.test${path}`, init))
    const body = await answer.text()
    return { status: answer.status, body: body === '' ? undefined : JSON.parse(body) }
  }
  const seen = async (app: App, route: string, text?: string): Promise<unknown> => {
    const { status, body } = await send(app, route, text)
    expect(status, JSON.stringify(body)).to.equal(200)
    return JSON.parse((body as { seen: string }).seen)
  }
  const refused = async (app: App, route: string, text?: string): Promise<string[]> => {
    const { status, body } = await send(app, route, text)
    expect(status, JSON.stringify(body)).to.equal(422)
    return ((body as Problem).errors ?? []).map(({ path, code }) => `${path} ${code}`)
  }
  const parcel = '{"label":"a","parts":[{"name":"x","colour":"red"}],"admin":true}'
  const declared = { id: 7, label: 'a', parts: [{ name: 'x' }] }

  it('never reach a function, unless the application or the route says otherwise', async () => {
    for (const app of [make(), make('drop')]) {
      expect(await seen(app, 'POST /parcels/7', parcel)).to.deep.equal(declared)
      expect(await seen(app, 'GET /search?text=a&sort=up')).to.deep.equal({ text: 'a' })
      expect(await refused(app, 'POST /strict/7', parcel)).to.deep.equal(['/admin excess', '/parts/0/colour excess'])
    }
    expect(await seen(make('error'), 'POST /dropped/7', parcel)).to.deep.equal(declared)
  })

  it('are all listed where they are an error, beside whatever else is wrong', async () => {
    const app = make('error')
    expect(await refused(app, 'POST /parcels/7', parcel)).to.deep.equal(['/admin excess', '/parts/0/colour excess'])
    expect(await refused(app, 'POST /parcels/x?weihgt=1', '{"parts":[{"name":1,"nmae":2}]}')).to.deep.equal([
      '/id type',
      '/parts/0/name type',
      '/weihgt excess',
      '/parts/0/nmae excess',
    ])
    expect(await refused(app, 'GET /search?text=a&sort=up&sort=down')).to.deep.equal(['/sort excess'])
    const { body } = await send(app, 'GET /strict?text=a&pgae=2')
    expect((body as Problem).errors).to.deep.equal([
      {
        path: '/pgae',
        code: 'excess',
        expected: "no such property; did you mean 'page'?",
        received: 'string of 1 character',
      },
    ])
    expect(await seen(app, 'POST /parcels/7', JSON.stringify(declared))).to.deep.equal(declared)
  })

  it('are an error of RPC calls and of messages of channels, too', async () => {
    const app = make('error')
    const call = (method: string) =>
      JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...declared, admin: true } })
    const errorsOf = (body: unknown) =>
      (body as { error: { code: number; data: { errors: { path: string; code: string }[] } } }).error
    const bare = await refused(app, 'POST /rpc/take', JSON.stringify({ ...declared, admin: true }))
    expect(bare).to.deep.equal(['/admin excess'])
    const { body } = await send(app, 'POST /rpc', call('take'))
    expect(errorsOf(body).code).to.equal(-32602)
    expect(errorsOf(body).data.errors).to.have.nested.property('[0].path', '/admin')

    const server: Server = await serve(make(), { port: 0, signals: false })
    try {
      const strict = await ask(server, '/strict', call('take'))
      expect(errorsOf(strict).data.errors).to.have.nested.property('[0].code', 'excess')
      expect(await ask(server, '/parcels', call('take'))).to.have.nested.property(
        'result.seen',
        JSON.stringify(declared),
      )
    } finally {
      await server.stop()
    }
  })

  it('are kept where that is asked for, without a change of prototype', async () => {
    const text = `${parcel.slice(0, -1)},"sent":"2030-01-01T00:00:00.000Z","__proto__":{"polluted":1}}`
    const kept = await seen(make(), 'POST /kept/7?note=b', text)
    expect(kept).to.deep.equal(JSON.parse(`${text.slice(0, -1)},"id":7,"note":"b"}`))
    expect(Object.keys(kept as object)).to.include('__proto__')
    expect(await seen(make('keep'), 'GET /search?text=a&sort=up&sort=down')).to.deep.equal({
      text: 'a',
      sort: ['up', 'down'],
    })
    expect(({} as { polluted?: number }).polluted).to.equal(undefined)
  })

  it('are judged in calls from outside only: between functions they are dropped', async () => {
    const app = make('error')
    expect(await seen(app, 'GET /pass/3')).to.deep.equal({ id: 3, parts: [] })
    let error: unknown
    await app.invoke(fixture.take, { ...declared, admin: true } as never).catch((thrown: unknown) => (error = thrown))
    expect(error).to.be.instanceOf(Unprocessable).with.nested.property('errors[0].path', '/admin')
  })

  it('are an error at the start when the option is none of the three', async () => {
    const app = make('ignore' as Excess)
    let error: unknown
    await app.start().catch((thrown: unknown) => (error = thrown))
    expect(error).to.be.instanceOf(StartError)
    expect((error as Error).message).to.contain("its option 'excess' is none of 'drop', 'error' and 'keep'")
  })

  it('are what a codec makes of them', () => {
    const value = { ...declared, admin: true }
    for (const strict of [fixture.strictParcel, fixture.chosenParcel]) {
      expect(strict.is(value)).to.equal(false)
      expect(strict.is(declared)).to.equal(true)
      expect(strict.check(value)).to.have.nested.property('errors[0].path', '/admin')
      expect(strict.decode(value)).to.have.nested.property('errors[0].path', '/admin')
      expect(() => strict.parse(JSON.stringify(value))).to.throw(Unprocessable)
      expect(strict.parse(JSON.stringify(declared))).to.deep.equal(declared)
      expect(strict['~standard'].validate(value)).to.have.nested.property('issues[0].message')
    }
    expect(fixture.keptParcel.parse(JSON.stringify(value))).to.deep.equal(value)
    expect(fixture.anyParcel.parse(JSON.stringify(value))).to.deep.equal(declared)
  })
})

function ask(server: Server, path: string, message: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(server.url.replace('http', 'ws') + path)
    socket.on('open', () => {
      socket.send(message)
    })
    socket.on('error', reject)
    socket.on('message', (data: Buffer) => {
      socket.close()
      resolve(JSON.parse(data.toString()))
    })
  })
}
