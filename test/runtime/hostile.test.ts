import { once } from 'node:events'
import { connect } from 'node:net'
import { expect } from 'chai'
import { WebSocket } from 'ws'
import { authorise } from '../../runtime/call/authorise.js'
import type { EmittedContract } from '../../runtime/contract.js'
import { serve, type Server } from '../../runtime/hosts/node/index.js'
import type { App } from '../../runtime/index.js'
import { runtimeApp, type RuntimeApp } from './runtime-app.js'
import type { Problem } from './served-app.js'

const DEEP = 100_000
const nested = (open: string, innermost: string, close: string, depth = DEEP): string =>
  open.repeat(depth) + innermost + close.repeat(depth)
const tree = (depth?: number): string => nested('{"value":1,"next":', '{"value":1}', '}', depth)
const array = (depth?: number): string => nested('[', '', ']', depth)

describe('runtime: hostile requests', () => {
  let fixture: RuntimeApp['hostile']
  let app: App
  let server: Server
  before(async () => {
    fixture = (await runtimeApp()).hostile
    app = fixture.makeHostile()
    server = await serve(app, { port: 0, signals: false, grace: 2000 })
  })
  after(() => server.stop())

  /** Over a socket, byte by byte: no client between says what may be sent. */
  const send = async (route: string, body?: string): Promise<{ status: number; body: unknown; size: number }> => {
    const [method = '', path = ''] = route.split(' ')
    const socket = connect(server.port, '127.0.0.1')
    await once(socket, 'connect')
    const length =
      body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`
    socket.write(`${method} ${path} HTTP/1.1\r\nHost: app\r\nConnection: close\r\n${length}\r\n`)
    if (body !== undefined) socket.write(body)
    let text = ''
    for await (const chunk of socket) text += String(chunk)
    const json = text.slice(text.indexOf('\r\n\r\n') + 4)
    return { status: Number(text.slice(9, 12)), body: json === '' ? undefined : JSON.parse(json), size: json.length }
  }
  const codes = (body: unknown): string[] => ((body as Problem).errors ?? []).map(({ code }) => code)

  it('that are nested 100,000 deep get an answer, not a crash', async () => {
    for (const [route, body] of [
      ['POST /depth', tree()],
      ['POST /depth/strict', tree()],
      ['POST /depth/kept', tree()],
      ['POST /echo-tree', tree()],
      ['POST /echo-json', array()],
      ['POST /anything', `{"any":${array()}}`],
      ['POST /anything', `{"any":${nested('{"a":', '1', '}')}}`],
      ['POST /anything/strict', `{"any":${array()}}`],
      ['POST /echo-anything', array()],
      ['POST /rpc/depthOf', tree()],
      ['POST /rpc/anything', `{"any":${array()}}`],
      ['POST /rpc/echoAnything', array()],
    ] as const) {
      const answer = await send(route, body)
      expect(answer.status, route).to.equal(422)
      expect(codes(answer.body), route).to.deep.equal(['depth'])
    }
    // What nobody declares is not looked at, and dropped.
    expect(await send('POST /depth', `{"value":1,"other":${array()}}`)).to.include({ status: 200, body: 1 })
    expect((await send('POST /count', array())).status).to.equal(422)
    expect((await send('POST /depth', array())).status).to.equal(422)
    const { body } = await send('POST /rpc', `{"jsonrpc":"2.0","id":1,"method":"anything","params":{"any":${array()}}}`)
    expect(body).to.have.nested.property('error.data.errors[0].code', 'depth')
    expect(await send('POST /rpc', array())).to.include({ status: 200 })
  })

  it('that are nested a little are served', async () => {
    expect(await send('POST /depth', tree(1000))).to.include({ status: 200, body: 1001 })
    expect((await send('POST /echo-anything', array(900))).status).to.equal(200)
    expect((await send('POST /echo-json', array(900))).status).to.equal(200)
  })

  it('get an answer by channels, too', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/hostile`)
    await once(socket, 'open')
    const ask = async (method: string, params: string): Promise<unknown> => {
      socket.send(`{"jsonrpc":"2.0","id":1,"method":"${method}","params":${params}}`)
      const [data] = (await once(socket, 'message')) as [Buffer]
      return JSON.parse(data.toString()) as unknown
    }
    // A message of a channel has at most so many bytes; deep ones are short.
    const few = 40_000
    expect(await ask('anything', `{"any":${array(few)}}`)).to.have.nested.property('error.data.errors[0].code', 'depth')
    expect(await ask('depthOf', tree(few))).to.have.nested.property('error.data.errors[0].code', 'depth')
    expect(await ask('depthOf', tree(3))).to.have.property('result', 4)
    socket.close()
  })

  it('with a million mistakes get a short answer', async () => {
    const wrong = `[${Array.from({ length: 1_000_000 }, () => '1').join()}]`
    const { status, body, size } = await send('POST /count', wrong)
    expect(status).to.equal(422)
    expect((body as Problem).errors).to.have.lengthOf(100)
    expect((body as Problem).detail).to.equal('The input does not fit its type. Its first 100 mistakes are listed.')
    expect(size).to.be.below(20_000)
  })

  it('with a million keys get an answer', async () => {
    const wide = `{${Array.from({ length: 1_000_000 }, (_, i) => `"k${i}":${i}`).join()},"value":1}`
    expect(await send('POST /depth', wide)).to.include({ status: 200, body: 1 })
    expect(await send('POST /depth/kept', wide)).to.include({ status: 200, body: 1 })
    const strict = await send('POST /depth/strict', wide)
    expect(strict.status).to.equal(422)
    expect(codes(strict.body)).to.have.lengthOf(100)
    expect((await send('POST /anything', `{"any":${wide}}`)).status).to.equal(200)
  })

  describe('results that are not what a function says', () => {
    for (const [what, reason] of [
      [
        'price',
        /^What 'lieAbout' returned is not of its type 'Order' at \/items\/1\/price: expected number, got NaN\.$/,
      ],
      ['kind', /at \/items: expected array, got string of 7 characters/],
      ['date', /at \/at: expected Date .*, got invalid Date/],
      [
        'infinite',
        /^What 'lieAbout' returned cannot be written as JSON at \/note\/rates\/1: expected a finite number, got Infinity/,
      ],
      [
        'cyclic',
        /cannot be written as JSON at \/note\/inner\/object: expected a value that does not hold itself, got object/,
      ],
      ['bigint', /cannot be written as JSON at \/note\/n: expected a value that JSON has.*, got bigint/],
      ['text', /is not of its type 'Order': expected Order, got string of 7 characters/],
      ['null', /expected Order, got null/],
      ['getter', /expected an object whose properties can be read, got an error/],
    ] as const) {
      it(`are 500, with the reason in the log: ${what}`, async () => {
        fixture.logged.length = 0
        const { status, body } = await send(`GET /lie?what=${what}`)
        expect(status).to.equal(500)
        expect(JSON.stringify(body)).not.to.match(/hunter2|lieAbout|items/)
        const [line] = fixture.logged
        expect(line?.message).to.match(reason)
        expect(line?.message).not.to.contain('hunter2')
        expect(line?.['id']).to.equal((body as Problem).id)
        let thrown: unknown
        await app.invoke(fixture.lieAbout, { what } as never).catch((error: unknown) => (thrown = error))
        // A copy has no text: what JSON lacks is in it as it is.
        if (!['infinite', 'cyclic', 'bigint'].includes(what)) expect((thrown as Error).message).to.match(reason)
      })
    }

    it('leak nothing that is not declared', async () => {
      const { body } = await send('GET /lie?what=nothing')
      expect(body).to.deep.equal({ items: [{ name: 'a', price: 1 }] })
      const copy: unknown = await app.invoke(fixture.lieAbout, { what: 'nothing' } as never)
      expect(copy).to.deep.equal(body)
    })
  })

  it('do not make a session that cannot be read one that is refused', () => {
    const unreadable = Object.defineProperty({}, 'name', {
      get() {
        throw new Error('hunter2')
      },
    })
    const is = (value: unknown): boolean => (value as { name: unknown }).name === 'alice'
    const contract = { session: { is } } as unknown as EmittedContract
    expect(() => {
      authorise(contract, { name: 'alice' })
    }).not.to.throw()
    expect(() => {
      authorise(contract, unreadable)
    }).to.throw(TypeError, /^The session cannot be checked/u)
  })

  it('cannot break out of a literal', async () => {
    expect((await send('GET /literal?which=0')).body).to.equal('quote " and \\ backslash')
    expect((await send('GET /literal?which=1')).body).to.equal('</script>\u2028')
  })
})
