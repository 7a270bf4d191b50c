import { expect } from 'chai'
import { WebSocket } from 'ws'
import { RoomConnection, type Message } from '../example/room-connection.js'
import { runtimeApp, until } from './runtime-app.js'
import { ServedApp } from './served-app.js'

describe('runtime: channels', () => {
  let app: ServedApp
  let trail: string[]
  const opened: RoomConnection[] = []
  before(async () => {
    ;({ trail } = await runtimeApp())
    app = await ServedApp.start()
  })
  after(() => app.server.stop())
  afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())))

  const open = async (path: string, headers: Record<string, string> = {}): Promise<RoomConnection> => {
    const connection = await RoomConnection.open(path, headers, app.server.url)
    opened.push(connection)
    return connection
  }
  const refusal = (path: string, headers?: Record<string, string>): Promise<string> =>
    open(path, headers).then(
      () => 'opened',
      (error: unknown) => String(error),
    )
  const code = ({ error }: Message): number | undefined => error?.code
  const is =
    (method: string) =>
    (message: Message): boolean =>
      message.method === method

  it('says first what open sends', async () => {
    const member = await open('/rooms/a', { authorization: 'alice' })
    expect(await member.next(is('welcome'))).to.deep.equal({
      jsonrpc: '2.0',
      method: 'welcome',
      params: { name: 'alice' },
    })
  })

  it('refuses with the status of the error that open throws', async () => {
    trail.length = 0
    expect(await refusal('/rooms/closed')).to.match(/404/)
    expect(await refusal('/rooms/broken')).to.match(/500/)
    expect(await refusal('/rooms/much-too-long')).to.match(/422/)
    expect(await refusal('/rooms/%zz')).to.match(/400/)
    expect(await refusal('/rooms')).to.match(/404/)
    expect(await refusal('/private')).to.match(/401/)
    expect(await refusal('/private', { authorization: 'alice' })).to.equal('opened')
    expect(trail).to.deep.equal([])
  })

  it('keeps topics apart by key, and ends subscriptions', async () => {
    const [here, there] = [await open('/rooms/here'), await open('/rooms/there')]
    expect((await here.request(1, 'say', { text: 'hi' })).result).to.equal(true)
    expect((await here.next(is('said'))).params).to.deep.equal({ text: 'hi', at: '1970-01-01T00:00:00.000Z' })
    // A message that is no object goes out as JSON-RPC has it: as an array of one.
    expect(await here.request(2, 'count', { n: 5 })).to.deep.equal({ jsonrpc: '2.0', id: 2, result: null })
    expect((await there.next(is('counted'))).params).to.deep.equal([5])
    expect((await here.request(3, 'mute')).result).to.deep.equal({ joined: 'here' })
    await here.request(4, 'say', { text: 'again' })
    for (const member of [here, there])
      expect(member.messages.filter(is('said'))).to.have.lengthOf(member === here ? 1 : 0)
  })

  it('answers with ids, batches together, notifications not at all', async () => {
    const member = await open('/rooms/a')
    expect(code(await member.request('x', 'nope'))).to.equal(-32601)
    expect(code(await member.request('y', 'toString'))).to.equal(-32601)
    expect(code(await member.request(1, 'say', { text: '' }))).to.equal(-32602)
    expect(code(await member.request(2, 'say', 'hi'))).to.equal(-32602)
    expect(code(await member.request(3, 'lie'))).to.equal(-32603)
    member.send([
      { jsonrpc: '2.0', id: 4, method: 'count', params: { n: 1 } },
      { jsonrpc: '2.0', method: 'count', params: { n: 2 } },
      { jsonrpc: '2.0', id: 5, method: 'nope' },
    ])
    const batch = (await member.next((message) => Array.isArray(message))) as unknown as Message[]
    expect(batch.map(({ id, error }) => [id, error?.code])).to.deep.equal([
      [4, undefined],
      [5, -32601],
    ])
    const before = member.messages.filter(({ id }) => id !== undefined).length
    member.send({ jsonrpc: '2.0', method: 'lie' })
    member.send({ jsonrpc: '2.0', method: 'nope' })
    await member.request(6, 'nothing')
    expect(member.messages.filter(({ id }) => id !== undefined)).to.have.lengthOf(before + 1)
  })

  it('asks for a session where a method does, and takes one given later', async () => {
    const member = await open('/rooms/a')
    expect(code(await member.request(1, 'secret'))).to.equal(-32001)
    await member.request(2, 'logIn', { name: 'carol' })
    expect((await member.request(3, 'secret')).result).to.equal('carol')
  })

  it('is not held up by one slow call', async () => {
    const member = await open('/rooms/a')
    member.send({ jsonrpc: '2.0', id: 'slow', method: 'wait', params: { ms: 300 } })
    await member.request('quick', 'nothing')
    expect(member.messages.some(({ id }) => id === 'slow')).to.equal(false)
    await member.next(({ id }) => id === 'slow')
  })

  it('survives what is no message', async () => {
    const member = await open('/rooms/a')
    member.send('{')
    expect(code(await member.next(({ id }) => id === null))).to.equal(-32700)
    const socket = new WebSocket(`${app.server.url.replace('http', 'ws')}/rooms/b`)
    const messages: string[] = []
    socket.on('message', (data: Buffer) => messages.push(data.toString()))
    await new Promise((resolve) => socket.once('open', resolve))
    socket.send(Buffer.from([1, 2, 3]))
    await until(() => messages.some((text) => text.includes('-32700')))
    socket.terminate()
    expect((await member.request(1, 'say', { text: 'still here' })).result).to.equal(true)
  })

  it('closes with a code that says why', async () => {
    const tooMuch = await open('/rooms/a')
    const first = tooMuch.closed()
    tooMuch.send('x'.repeat(1_100_000))
    expect(await first).to.equal(1009)
    const kicked = await open('/rooms/a')
    const second = kicked.closed()
    kicked.send({ jsonrpc: '2.0', method: 'kick' })
    expect(await second).to.equal(4001)
  })

  it('cuts off who does not read', async () => {
    const socket = new WebSocket(`${app.server.url.replace('http', 'ws')}/rooms/a`)
    await new Promise((resolve) => socket.once('open', resolve))
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.pause()
    socket.send('{"jsonrpc":"2.0","method":"flood"}')
    setTimeout(() => {
      socket.resume()
    }, 300)
    expect(await closed).to.equal(1013)
  })

  it('runs close once, whatever ends the connection', async () => {
    trail.length = 0
    const polite = await open('/rooms/polite')
    await polite.close()
    const rude = await open('/rooms/rude')
    rude.breakFraming()
    await rude.closed().catch(() => undefined)
    await until(() => trail.length >= 2)
    expect(trail).to.deep.equal(['left polite polite', 'left rude rude'])
  })

  it('aborts what runs for someone who has left', async () => {
    trail.length = 0
    const member = await open('/rooms/gone')
    member.send({ jsonrpc: '2.0', id: 1, method: 'wait', params: { ms: 20000 } })
    await member.request(2, 'nothing')
    await member.close()
    await until(() => trail.includes('aborted'))
  })

  it('answers a plain request to a channel, and an upgrade that is none', async () => {
    expect((await app.call('GET /rooms/a')).status).to.be.oneOf([404, 426])
  })
})
