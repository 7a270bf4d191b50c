import { expect } from 'chai'
import { createClient, Unprocessable } from '../../runtime/client/index.js'
import { serve, type Server } from '../../runtime/hosts/node/index.js'
import type { App } from '../../runtime/index.js'
import { RoomConnection, type Message } from '../example/room-connection.js'
import { runtimeApp, until } from './runtime-app.js'

interface Values {
  n: bigint
  at: Date
  home: URL
  data: Uint8Array
  buffer: ArrayBuffer
  tags: Set<string>
  ages: Map<string, bigint>
  nested: Map<bigint, { days: Set<Date>; tree?: Values }>[]
  either: bigint | number | Date | URL | null
  list: [bigint, ...URL[]]
  byName: Record<string, Uint8Array>
}

interface Functions {
  values: (input: Values) => Values
  bigint: (n: bigint) => bigint
  bytes: (data: Uint8Array) => Uint8Array
  pairs: (input: Map<string, number>) => Map<number, string>
  find: (input: { id: bigint; tags?: Set<bigint>; n?: bigint | number }) => unknown
  passOn: (input: { ids: Set<bigint>; home?: URL }) => { ids: Set<bigint>; home?: URL }
}

const leaf = (): Values => ({
  n: -(2n ** 70n),
  at: new Date(0),
  home: new URL('https://a.b/c?d=%20#e'),
  data: Uint8Array.of(0, 255, 128),
  buffer: Uint8Array.of(1, 2, 3, 4).buffer,
  tags: new Set(['a', '__proto__']),
  ages: new Map([['alice', 5n]]),
  nested: [],
  either: 5n,
  list: [1n],
  byName: {},
})
const full = (): Values => ({
  ...leaf(),
  nested: [
    new Map<bigint, { days: Set<Date>; tree?: Values }>([
      [2n ** 64n, { days: new Set([new Date(1e12)]), tree: leaf() }],
    ]),
    new Map<never, never>(),
  ],
  either: 5,
  list: [0n, new URL('a:b'), new URL('mailto:x@y.z')],
  byName: { one: Uint8Array.of(1), ['__proto__']: new Uint8Array() },
})
const json = {
  n: '-1180591620717411303424',
  at: '1970-01-01T00:00:00.000Z',
  home: 'https://a.b/c?d=%20#e',
  data: 'AP+A',
  buffer: 'AQIDBA==',
  tags: ['a', '__proto__'],
  ages: [['alice', '5']],
  nested: [],
  either: '5',
  list: ['1'],
  byName: {},
}

describe('runtime: values that JSON has not', () => {
  let server: Server
  let trail: string[]
  before(async () => {
    const fixture = await runtimeApp()
    trail = fixture.trail
    server = await serve(fixture.makeValues(), { port: 0, signals: false, grace: 2000 })
  })
  after(() => server.stop())
  const rpc = () => createClient<App<Functions>>(server.url).rpc

  it('reach the function, and the caller, through the client', async () => {
    trail.length = 0
    expect(await rpc().values(full())).to.deep.equal(full())
    expect(trail).to.deep.equal(['BigInt Date URL Uint8Array ArrayBuffer Set Map'])
    expect(await rpc().bigint(2n ** 100n)).to.equal(2n ** 100n + 1n)
    expect(await rpc().bytes(Uint8Array.of(1, 2, 3))).to.deep.equal(Uint8Array.of(3, 2, 1))
    expect(await rpc().bytes(Buffer.from([1, 2, 3]))).to.deep.equal(Uint8Array.of(3, 2, 1))
    expect(await rpc().pairs(new Map([['a', 1]]))).to.deep.equal(new Map([[1, 'a']]))
    expect(await rpc().pairs(new Map())).to.deep.equal(new Map())
    for (const either of [5n, 5, new Date(0), new URL('a:5'), null]) {
      expect((await rpc().values({ ...leaf(), either })).either).to.deep.equal(either)
    }
  })

  it('are read and written over HTTP as the documentation says', async () => {
    const post = async (path: string, body: unknown): Promise<unknown> => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
      return response.json()
    }
    expect(await post('/values', json)).to.deep.equal(json)
    expect(await post('/values', { ...json, n: 5 })).to.deep.equal({ ...json, n: '5' })
    expect(await post('/pairs', [['a', 1]])).to.deep.equal([[1, 'a']])
    const refused = (await post('/values', {
      ...json,
      n: '0x5',
      data: 'A',
      ages: [
        ['a', '1'],
        ['a', '2'],
      ],
    })) as {
      errors: { path: string; code: string }[]
    }
    expect(refused.errors.map(({ path, code }) => `${path} ${code}`)).to.deep.equal([
      '/n type',
      '/data type',
      '/ages/1 uniqueItems',
    ])
  })

  it('come from paths and queries', async () => {
    const get = async (path: string): Promise<unknown> => (await fetch(server.url + path)).json()
    expect(await get('/find/18446744073709551616?tags=1&tags=2&home=https://a.b&data=AP%2BA&n=5')).to.deep.equal({
      id: '18446744073709551616',
      tags: ['1', '2'],
      home: 'https://a.b/',
      data: 'AP+A',
      n: 'number',
    })
    expect(await get('/find/1?n=9007199254740993')).to.deep.equal({ id: '1', n: 'bigint' })
    for (const id of ['0x10', '%201', '1.0', '1e3', '%2B1'])
      expect(await get(`/find/${id}`), id).to.have.nested.property('errors[0].path', '/id')
    for (const query of ['tags=', 'home=', 'home=a', 'data=A', 'tags=1&tags=1'])
      expect(await get(`/find/1?${query}`), query).to.have.property('status', 422)
  })

  it('go to other functions, jobs and topics, and come to channels', async () => {
    trail.length = 0
    const connection = await RoomConnection.open('/watch/18446744073709551616', {}, server.url)
    const is =
      (method: string) =>
      (message: Message): boolean =>
        message.method === method
    expect((await connection.next(is('hello'))).params).to.deep.equal({
      id: '18446744073709551616',
      seen: [['1', ['1970-01-01T00:00:00.000Z']]],
    })
    const small = { ids: new Set([2n ** 64n]), home: new URL('https://a.b') }
    expect(await rpc().passOn(small)).to.deep.equal(small)
    expect((await connection.next(is('changed'))).params).to.deep.equal({
      ids: ['18446744073709551616'],
      home: 'https://a.b/',
    })
    expect((await connection.request(1, 'values', json)).result).to.deep.equal(json)
    await until(() => trail.some((line) => line.startsWith('kept')))
    expect(trail.find((line) => line.startsWith('kept'))).to.equal('kept 18446744073709551616n a.b')
    await connection.close()
  })

  it('are values for app.invoke', async () => {
    const fixture = await runtimeApp()
    const app = fixture.makeValues()
    expect(await app.invoke(fixture.values.values as (input: Values) => Values, full())).to.deep.equal(full())
    await app.stop()
  })

  it('that are none are refused before they are sent', async () => {
    const failure = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error)
    expect(await failure(rpc().values({ ...leaf(), at: new Date(NaN) }))).to.be.instanceOf(TypeError)
    expect(await failure(rpc().values({ ...leaf(), either: NaN }))).to.be.instanceOf(TypeError)
    expect(await failure(rpc().bigint('x' as unknown as bigint))).to.be.instanceOf(Unprocessable)
  })
})
